package io.doudou.http.rpc;

import io.doudou.broker.Message;
import io.doudou.fault.Fault;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.dispatch.ProblemDocument;
import io.doudou.http.dispatch.StreamForm;
import io.doudou.http.items.ItemFormat;
import io.doudou.http.items.ItemLines;
import io.doudou.http.items.MessageLines;
import io.doudou.http.wire.MicroError;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.http.wire.MicroMessage;
import io.doudou.http.wire.ProblemReader;
import io.doudou.transport.Conversation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One streamed remote procedure call that is a conversation of a transport: what the caller says
 * are the lines of a request, and the lines of the answer are said to the caller.
 */
final class MessageStreams {

    private static final byte[] NOTHING = {};

    private final ProcedureStreams streams;
    private final FieldList opening;
    private final Conversation caller;

    // Null: the messages are bare JSON.
    private final @Nullable StreamForm form;

    MessageStreams(
            ProcedureCalls calls, ProcedureStreams streams, Message opening, Conversation caller) {
        this.streams = streams;
        this.opening = MicroMessage.headers(opening);
        this.caller = caller;
        this.form = calls.stream(this.opening).orElse(null);
    }

    /**
     * Answers it, to its end.
     *
     * @param transport its name, which stands where the address of a caller would
     */
    void run(String transport) throws Exception {
        var body = new Body.Stream(OptionalLong.empty(), new Spoken());
        var request = new Request("POST", "/", "", Map.of(), opening, body, transport, transport);
        var response = streams.handle(request);
        if (response.body() instanceof Body.Stream answers) {
            try (var lines = new ItemLines(answers.content(), Message.BODY_BYTES_MAX)) {
                sayAll(lines);
            }
        } else {
            sayOne(response);
        }
    }

    private void sayAll(ItemLines lines) throws IOException {
        try {
            for (var line = lines.line(); line != null; line = lines.line()) {
                var problem = ItemFormat.problem(line);
                if (problem != null) {
                    fail(ProblemReader.fault(problem), problem);
                    return;
                }
                if (!say(line)) {
                    return;
                }
            }
        } catch (Fault unfit) {
            fail(unfit, NOTHING);
        }
    }

    private void sayOne(Response response) {
        var content = response.body() instanceof Body.Bytes bytes ? bytes.content() : NOTHING;
        var error = response.headers().first(MicroHeaders.ERROR);
        if (Thread.currentThread().isInterrupted()) {
            fail(stopping(), NOTHING);
        } else if (error.isPresent()) {
            fail(MicroHeaders.decoded(error.get()), content);
        } else if (response.status() >= 300) {
            fail(ProblemReader.fault(content), content);
        } else {
            try {
                say(content);
            } catch (Fault unfit) {
                fail(unfit, NOTHING);
            }
        }
    }

    /** Whether more is wanted. */
    private boolean say(byte[] json) {
        var body = form == null ? json : form.result(json);
        if (body.length > Message.BODY_BYTES_MAX) {
            throw new Fault(
                    413,
                    "item.too-large",
                    "An item may have at most " + Message.BODY_BYTES_MAX + " bytes.");
        }
        return caller.send(Message.of(body));
    }

    /** A thread that was interrupted has nobody who hears it, or the server stops. */
    private void fail(Fault fault, byte[] problem) {
        if (Thread.interrupted()) {
            var stopping = stopping();
            say(stopping, new ProblemDocument(stopping, "/", "").json());
        } else {
            say(fault, problem);
        }
    }

    private static Fault stopping() {
        return new Fault(503, "server.stopping", "The server stops.");
    }

    private void say(Fault fault, byte[] problem) {
        var service = MicroHeaders.get(opening, MicroHeaders.SERVICE);
        fail(MicroError.of(service == null ? "" : service, fault).json(), problem);
    }

    /** Callers of our own read the whole fault in the body. */
    private void fail(String error, byte[] problem) {
        var body = form == null ? problem : form.error(error, problem);
        caller.send(Message.of(Map.of(MicroHeaders.ERROR, error), body));
    }

    /** What the caller says, as lines. */
    private final class Spoken extends MessageLines {

        @Override
        protected byte @Nullable [] message() {
            var next = caller.receive();
            if (next == null) {
                return null;
            }
            var error = next.header(MicroHeaders.ERROR).orElse("");
            if (error.equals(MicroHeaders.END_OF_STREAM)) {
                return null;
            }
            if (!error.isEmpty()) {
                throw new Fault(400, "stream.failed", "The caller gave up: " + error);
            }
            return form == null ? next.body() : form.opened(next.body());
        }
    }
}
