package io.doudou.http.broker;

import io.doudou.broker.Message;
import io.doudou.broker.MessageJson;
import io.doudou.http.Body;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.text.Encoded;
import io.doudou.http.wire.MicroError;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Answers the posts of publishers; 200 when the receiver has dealt with the message. */
public final class Deliveries implements Handler {

    /** Where messages of the older forms arrive; those of the newest arrive where calls do. */
    public static final String PATH = Form.DELIVERIES;

    private static final String ID = "go.micro.broker";

    private final HttpBroker broker;
    private final Handler otherwise;

    /**
     * @param otherwise answers what is no delivery: posts without an id
     */
    public Deliveries(HttpBroker broker, Handler otherwise) {
        this.broker = broker;
        this.otherwise = otherwise;
    }

    /** Those of a path that has nothing but deliveries. */
    public Deliveries(HttpBroker broker) {
        this(broker, request -> failed(500, "the post names no subscriber: ?id= is missing"));
    }

    @Override
    public Response handle(Request request) throws Exception {
        var id = id(request.query());
        return id.isEmpty() ? otherwise.handle(request) : deliver(id.get(), request.body());
    }

    private Response deliver(String id, Body body) throws InterruptedException {
        Message message;
        try {
            message =
                    MessageJson.read(body instanceof Body.Bytes all ? all.content() : new byte[0]);
        } catch (IllegalArgumentException broken) {
            return failed(500, String.valueOf(broken.getMessage()));
        }
        if (Form.topic(message).isEmpty()) {
            return failed(500, "Topic not found");
        }
        return switch (broker.deliver(id, message)) {
            case DONE -> Response.of(200);
            case GIVEN_UP -> failed(500, "the message was given up, and is a dead letter");
            case GONE -> failed(404, "there is no subscriber " + id);
            case BUSY -> failed(503, "too many messages wait for " + id);
        };
    }

    /** As go-micro's receivers write it (2.11). */
    private static Response failed(int status, String detail) {
        var json = new MicroError(ID, status, detail).json();
        return Response.of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> id(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith("id="))
                .map(pair -> Encoded.form(pair.substring("id=".length())))
                .findFirst();
    }
}
