package io.doudou.http.rpc;

import io.doudou.broker.Message;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.wire.MicroMessage;
import io.doudou.transport.Transport;

import java.util.Map;

/**
 * Answers remote procedure calls that arrive as messages of a transport, by the same handler that
 * answers those over HTTP.
 *
 * @param calls answers a POST to the root path
 * @param transport its name, which stands where the address of a caller would
 */
public record MessageCalls(Handler calls, String transport) implements Transport.Answerer {

    @Override
    public Message answer(Message call) throws Exception {
        var headers = MicroMessage.headers(call);
        var body = new Body.Bytes(call.body());
        var request = new Request("POST", "/", "", Map.of(), headers, body, transport, transport);
        var response = calls.handle(request);
        var type = response.headers().first("Content-Type").orElse("");
        return MicroMessage.of(FieldList.of(response.headers()), type, bytes(response));
    }

    private static byte[] bytes(Response response) {
        return response.body() instanceof Body.Bytes bytes ? bytes.content() : new byte[0];
    }
}
