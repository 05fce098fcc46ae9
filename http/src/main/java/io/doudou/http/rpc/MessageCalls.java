package io.doudou.http.rpc;

import io.doudou.broker.Message;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.wire.MicroMessage;
import io.doudou.transport.Conversation;
import io.doudou.transport.Transport;

import java.util.Map;

/**
 * Answers remote procedure calls that arrive as messages and conversations of a transport, by the
 * same handlers that answer those over HTTP.
 *
 * @param transport its name, which stands where the address of a caller would
 */
public record MessageCalls(ProcedureCalls calls, ProcedureStreams streams, String transport)
        implements Transport.Answerer {

    @Override
    public Message answer(Message call) throws Exception {
        var headers = MicroMessage.headers(call);
        var body = new Body.Bytes(call.body());
        var request = new Request("POST", "/", "", Map.of(), headers, body, transport, transport);
        var response = calls.handle(request);
        var type = response.headers().first("Content-Type").orElse("");
        return MicroMessage.of(FieldList.of(response.headers()), type, bytes(response));
    }

    @Override
    public void converse(Message opening, Conversation caller) throws Exception {
        new MessageStreams(calls, streams, opening, caller).run(transport);
    }

    private static byte[] bytes(Response response) {
        return response.body() instanceof Body.Bytes bytes ? bytes.content() : new byte[0];
    }
}
