package io.doudou.http.client;

import io.doudou.call.CallScope;
import io.doudou.codec.JsonCodec;
import io.doudou.http.Call;
import io.doudou.http.ItemBody;
import io.doudou.http.Outgoing;
import io.doudou.http.ServiceClient;
import io.doudou.http.items.ItemFormat;
import io.doudou.http.wire.ScopeHeaders;
import io.doudou.service.Download;
import io.doudou.stream.Source;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Turns calls into requests and answers into values: adds what the current call hands on, sets the
 * time limit, and leaves the rest to a wire, which is chosen anew for each call.
 */
public final class TypedClient implements ServiceClient {

    private final Supplier<Wire> wire;
    private final Duration timeout;
    private final String timeoutSaid;
    private final boolean gzip;
    private final int itemBytesMax;
    private final Ticker ticker;

    /**
     * @param itemBytesMax how large one value of a stream may be
     */
    public TypedClient(
            Supplier<Wire> wire, Duration timeout, boolean gzip, int itemBytesMax, Ticker ticker) {
        this.wire = wire;
        this.itemBytesMax = itemBytesMax;
        this.timeout = timeout;
        this.timeoutSaid = "no answer within " + timeout;
        this.gzip = gzip;
        this.ticker = ticker;
    }

    @Override
    public <T extends @Nullable Object> T json(Call call, JsonCodec<T> codec) {
        var request = request(call, "application/json, application/problem+json");
        return AnswerReader.value(send(request, Wire.Shape.WHOLE), request.name(), codec);
    }

    @Override
    public void none(Call call) {
        send(request(call, "*/*"), Wire.Shape.WHOLE);
    }

    @Override
    public Download download(Call call) {
        return AnswerReader.file(send(request(call, "*/*"), Wire.Shape.STREAM));
    }

    @Override
    public <T> Source<T> items(Call call, JsonCodec<T> codec) {
        var request = request(call, ItemFormat.TELLING_TYPE + ", application/problem+json");
        request.headers().remove("Accept-Encoding");
        return AnswerReader.items(
                send(request, Wire.Shape.ITEMS), request.name(), codec, itemBytesMax);
    }

    private Answer send(Outgoing request, Wire.Shape shape) {
        try {
            return AnswerReader.good(wire.get().send(request, limit(CallScope.current()), shape));
        } catch (RuntimeException failure) {
            if (request.content() instanceof ItemBody items) {
                items.close();
            }
            throw failure;
        }
    }

    private Outgoing request(Call call, String accepted) {
        var request = call.outgoing();
        var headers = request.headers();
        headers.add("Accept", accepted);
        if (gzip) {
            headers.add("Accept-Encoding", "gzip");
        }
        ScopeHeaders.write(CallScope.current(), headers);
        return request;
    }

    private TimeLimit limit(CallScope scope) {
        var own = new TimeLimit(ticker.nanos() + timeout.toNanos(), false, timeoutSaid);
        return scope.deadlineNanos().isEmpty()
                ? own
                : own.or(
                        new TimeLimit(
                                scope.deadlineNanos().getAsLong(),
                                true,
                                "the deadline of the call that it was made for has passed"));
    }
}
