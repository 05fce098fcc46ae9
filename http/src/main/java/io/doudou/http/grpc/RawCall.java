package io.doudou.http.grpc;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Fault;
import io.doudou.http.FieldList;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.dispatch.Dispatcher;
import io.doudou.http.dispatch.Endpoint;
import io.doudou.http.dispatch.FramedCall;
import io.doudou.http.items.ItemFormat;
import io.doudou.http.text.FieldNames;
import io.doudou.http.wire.GrpcFrames;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * A call of a {@link RawMethod}: its messages pass the exchange as texts of JSON, in base64, a line
 * for each, as those of all streams do.
 *
 * @param isGzip whether messages of the caller may be packed
 */
record RawCall(Endpoint endpoint, String service, boolean isGzip) implements FramedCall {

    private static final JsonCodec<String> TEXTS =
            JsonCodec.of(JsonReader::string, JsonWriter::value);

    /** What answers at {@code path}: behind the filters of all routes, as these. */
    static Endpoint endpoint(Dispatcher dispatcher, String path, RawMethod method) {
        var route =
                Route.of(path.substring(1), "POST", path, request -> answer(method, request))
                        .consuming(MediaType.ITEMS)
                        .producing(MediaType.ITEMS);
        return dispatcher.beside(route, RawCall::asItems);
    }

    /**
     * A call of a method of {@code service}.
     *
     * @throws Fault 415 when its messages are no protobuf, 501 when nobody here unpacks them
     */
    static RawCall of(Endpoint endpoint, String service, FieldList headers) {
        var said = headers.get(FieldNames.CONTENT_TYPE);
        var type = said == null ? "" : said.split(";", 2)[0].toLowerCase(Locale.ROOT).strip();
        if (type.endsWith("+proto") || !type.contains("+")) {
            return new RawCall(endpoint, service, GrpcFrames.isGzip(headers));
        }
        throw new Fault(415, "content-type.unsupported", service + " speaks protobuf only.");
    }

    private static Request asItems(Request request) {
        var headers = FieldList.of(request.headers()).copy();
        headers.set(FieldNames.CONTENT_TYPE, MediaType.ITEMS.text());
        headers.set(FieldNames.ACCEPT, ItemFormat.TELLING_TYPE);
        return new Request(
                request.method(),
                request.path(),
                request.query(),
                request.pathVariables(),
                headers,
                request.body(),
                request.remoteAddress(),
                request.scheme());
    }

    private static Response answer(RawMethod method, Request request) {
        var messages = Input.of(request).items("messages", TEXTS);
        var answers = method.answer(messages.map(Base64.getDecoder()::decode));
        return Response.items(
                request, TEXTS, answers.map(each -> Base64.getEncoder().encodeToString(each)));
    }

    @Override
    public byte[] json(byte[] message) {
        var text = Base64.getEncoder().encodeToString(message);
        return ('"' + text + '"').getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] framed(byte[] json) {
        var text = new String(json, 1, json.length - 2, StandardCharsets.US_ASCII);
        return GrpcFrames.framed(Base64.getDecoder().decode(text));
    }
}
