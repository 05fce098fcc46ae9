package io.doudou.app;

import io.doudou.fault.Malformed;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Headers;
import io.doudou.http.ItemBody;
import io.doudou.http.Multipart;
import io.doudou.http.Outgoing;
import io.doudou.http.Response;
import io.doudou.http.client.Answer;
import io.doudou.http.client.TimeLimit;
import io.doudou.http.client.Wire;
import io.doudou.http.server.ServerParts;
import io.doudou.http.text.FieldNames;
import io.doudou.http.wire.ScopeHeaders;
import io.doudou.time.Ticker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * The wire to a service that this very application serves: the call runs through the server's
 * filters and handlers on the calling thread, without a socket. Parameters and results are written
 * and read as on the network, so that caller and service share no object, and a call behaves the
 * same when the service moves to another process.
 */
final class MemoryWire implements Wire {

    private final ServerParts parts;
    private final String service;
    private final int answerBytesMax;
    private final Watchdog watchdog;
    private final Ticker ticker;

    MemoryWire(
            ServerParts parts,
            String service,
            int answerBytesMax,
            Watchdog watchdog,
            Ticker ticker) {
        this.parts = parts;
        this.service = service;
        this.answerBytesMax = answerBytesMax;
        this.watchdog = watchdog;
        this.ticker = ticker;
    }

    @Override
    public Answer send(Outgoing request, TimeLimit limit, Shape shape) {
        var headers = request.headers().copy();
        var ends = request.content() instanceof ItemBody ? lasting(limit) : limit;
        if (ends == limit) {
            headers.set(
                    ScopeHeaders.TIMEOUT, ScopeHeaders.timeout(limit.leftNanos(ticker.nanos())));
        }
        var body = body(request.content(), headers);
        var isRead = false;
        try (var watch = watchdog.watch(ends)) {
            var response = response(request, headers, body);
            if (watch.hasBarked() || ends.leftNanos(ticker.nanos()) <= 0) {
                close(response);
                throw ends.passed(request.name() + " of " + label());
            }
            var answer = answer(response, shape, body);
            isRead = answer.content() instanceof Answer.Flow;
            return answer;
        } finally {
            if (!isRead) {
                close(body);
            }
        }
    }

    /** Values that are sent as long as the call runs take their time; a caller's deadline holds. */
    private TimeLimit lasting(TimeLimit limit) {
        return limit.ofCaller()
                ? limit
                : new TimeLimit(ticker.nanos() + Long.MAX_VALUE / 2, false, limit.said());
    }

    private String label() {
        return service + " in this process";
    }

    private static Body body(Outgoing.Content content, FieldList headers) {
        return switch (content) {
            case Outgoing.Nothing nothing -> Response.NO_BODY;
            case Outgoing.Whole whole -> {
                headers.set(FieldNames.CONTENT_TYPE, whole.type());
                yield new Body.Bytes(whole.bytes());
            }
            case ItemBody items -> {
                headers.set(FieldNames.CONTENT_TYPE, items.type());
                yield new Body.Stream(OptionalLong.empty(), items.open());
            }
            case Multipart upload -> {
                headers.set(FieldNames.CONTENT_TYPE, upload.type());
                yield new Body.Stream(OptionalLong.of(upload.size()), upload.open());
            }
        };
    }

    private Response response(Outgoing request, FieldList headers, Body body) {
        var target = request.target(parts.dispatcher().root());
        try {
            return parts.dispatcher().dispatch(request.method(), target, headers, body);
        } catch (Exception failure) {
            var id = headers.first(FieldNames.REQUEST_ID).orElse("");
            return parts.faults().response(failure, request.path(), id);
        }
    }

    private Answer answer(Response response, Shape shape, Body sent) {
        var content = content(response, shape, sent);
        return new Answer(label(), response.status(), headers(response), content);
    }

    /** As on the network, where the server says how long a file is. */
    private static Headers headers(Response response) {
        if (!(response.body() instanceof Body.Stream stream) || stream.size().isEmpty()) {
            return response.headers();
        }
        var headers = FieldList.of(response.headers()).copy();
        headers.set(FieldNames.CONTENT_LENGTH, Long.toString(stream.size().getAsLong()));
        return headers;
    }

    private Answer.Content content(Response response, Shape shape, Body sent) {
        return switch (response.body()) {
            case Body.None none -> new Answer.Whole(new byte[0]);
            case Body.Bytes bytes -> new Answer.Whole(bytes.content());
            case Body.Stream stream when shape != Shape.WHOLE && response.status() < 300 ->
                    new Answer.Flow(new BothWays(stream.content(), sent));
            case Body.Stream stream -> gathered(stream.content());
        };
    }

    private Answer.Content gathered(InputStream stream) {
        try (stream) {
            var bytes = stream.readNBytes(answerBytesMax + 1);
            return bytes.length <= answerBytesMax
                    ? new Answer.Whole(bytes)
                    : new Answer.Cut(
                            new Malformed(
                                    label()
                                            + ": the answer is larger than "
                                            + answerBytesMax
                                            + " bytes"));
        } catch (IOException broken) {
            return new Answer.Cut(new Malformed(label() + ": the answer broke off", broken));
        }
    }

    /** An answer that may still read what was sent: both end together. */
    private static final class BothWays extends FilterInputStream {

        private final Body sent;

        BothWays(InputStream answer, Body sent) {
            super(answer);
            this.sent = sent;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                MemoryWire.close(sent);
            }
        }
    }

    private static void close(Response response) {
        close(response.body());
    }

    private static void close(Body body) {
        if (body instanceof Body.Stream stream) {
            try {
                stream.close();
            } catch (IOException unread) {
                // Nobody wants what is left.
            }
        }
    }
}
