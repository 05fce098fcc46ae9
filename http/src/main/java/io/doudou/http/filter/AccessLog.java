package io.doudou.http.filter;

import io.doudou.http.Body;
import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.time.Ticker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.LongConsumer;

/**
 * Logs one line for each request when its answer is complete: remote address, method, URL, status,
 * bytes and duration, separated by tabs. The logger is {@code io.doudou.http.access}.
 *
 * @param ticker measures durations
 */
public record AccessLog(Ticker ticker) implements Filter {

    private static final Logger LOG = System.getLogger("io.doudou.http.access");

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        var begin = ticker.nanos();
        var response = next.handle(request);
        var status = response.status();
        return switch (response.body()) {
            case Body.None none -> {
                log(request, status, 0, begin);
                yield response;
            }
            case Body.Bytes bytes -> {
                log(request, status, bytes.content().length, begin);
                yield response;
            }
            case Body.Stream stream ->
                    response.with(
                            new Body.Stream(
                                    stream.size(),
                                    new Counted(
                                            stream.content(),
                                            count -> log(request, status, count, begin))));
        };
    }

    private void log(Request request, int status, long bytes, long begin) {
        LOG.log(
                Level.INFO,
                () ->
                        String.join(
                                "\t",
                                request.remoteAddress(),
                                request.method(),
                                url(request),
                                Integer.toString(status),
                                Long.toString(bytes),
                                millis(ticker.nanos() - begin)));
    }

    /** The path is decoded: what would break the line is encoded again. */
    private static String url(Request request) {
        var path = request.path();
        var url = new StringBuilder(path.length() + request.query().length() + 1);
        for (int i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            if (Character.isISOControl(c)) {
                url.append(String.format("%%%02X", (int) c));
            } else {
                url.append(c);
            }
        }
        return request.query().isEmpty() ? url.toString() : url + "?" + request.query();
    }

    private static String millis(long nanos) {
        var micros = Long.toString(nanos / 1_000 % 1_000);
        return nanos / 1_000_000 + "." + "0".repeat(3 - micros.length()) + micros + "ms";
    }

    /** Counts what is read, and tells it when it is closed. */
    private static final class Counted extends FilterInputStream {

        private final LongConsumer whenClosed;
        private long count;
        private boolean closed;

        Counted(InputStream in, LongConsumer whenClosed) {
            super(in);
            this.whenClosed = whenClosed;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var some = super.read(into, from, length);
            count += Math.max(0, some);
            return some;
        }

        @Override
        public void close() throws IOException {
            super.close();
            if (!closed) {
                closed = true;
                whenClosed.accept(count);
            }
        }
    }
}
