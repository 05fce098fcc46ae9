package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.app.Backbone;
import io.doudou.broker.Broker;
import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.http.Call;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.stream.Source;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Messages that come faster than they are taken wait where they come from: nothing on their way
 * grows, however many there are.
 */
@DisplayName("go-micro 18.31: two million messages through a slow consumer")
@Isolated
class SlowConsumerTest {

    private static final int MESSAGES = Lane.isSoak() ? 2_000_000 : 100_000;

    /** Each is a post of its own, of which two million would take an hour. */
    private static final int POSTS = Lane.isSoak() ? 200_000 : 5_000;

    /** A consumer that pauses so often, for so long, is slower than whoever gives it messages. */
    private static final int PAUSE_EVERY = 1_000;

    private static final long PAUSE_NANOS = 2_000_000;

    private static final JsonCodec<Long> NUMBER =
            JsonCodec.of(JsonReader::longValue, (out, value) -> out.value((long) value));

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final AtomicLong taken = new AtomicLong();
    private Footprint early;

    @AfterEach
    void end() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }

    private <T extends AutoCloseable> T opened(T opened) {
        running.push(opened);
        return opened;
    }

    /** Takes one, slowly; when a tenth of all was taken, notes what this process holds. */
    private void take(long number, long all) {
        assertThat(number).isEqualTo(taken.getAndIncrement());
        if (number % PAUSE_EVERY == 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        if (number == all / 10) {
            early = Footprint.now();
        }
    }

    private void assertNoGrowth(long all) {
        assertThat(taken.get()).isEqualTo(all);
        Footprint.now().assertNotMoreThan(early);
    }

    @Test
    void aBrokerInMemoryKeepsNoMoreThanItsTermsSay() throws Exception {
        var backbone = opened(Backbone.inMemory());
        publish(backbone.broker(), MESSAGES);
    }

    @Test
    void aBrokerOverHttpKeepsNoMoreThanItsTermsSay() throws Exception {
        var cast = opened(MicroCast.atAddresses());
        var node = cast.application(Map.of("GDD_BROKER", "http")).start();
        publish(node.broker(), POSTS);
    }

    private void publish(Broker broker, int count) throws Exception {
        var all = new CountDownLatch(count);
        broker.subscribe(
                "orders",
                delivery -> {
                    take(Long.parseLong(delivery.message().text()), count);
                    all.countDown();
                },
                Terms.alone());
        for (int i = 0; i < count; i++) {
            broker.publish("orders", Message.of("" + i));
        }
        all.await();
        assertNoGrowth(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "mucp"})
    void aStreamOverHttpKeepsNoMoreThanItsBuffers(String protocol) {
        var cast = opened(MicroCast.atAddresses());
        var address = protocol + "://" + cast.serving(numbers());
        var client = cast.application(Map.of("NUMBERS", address)).client("numbers");
        var call = Call.of("All", "GET", "/all").procedure("Numbers.All", Passing.NAMED);
        try (var numbers = client.items(call, NUMBER)) {
            numbers.forEach(number -> take(number, MESSAGES));
        }
        assertNoGrowth(MESSAGES);
    }

    private static Routes numbers() {
        return Routes.of("numbers", SlowConsumerTest.class)
                .route(
                        Route.of("All", "GET", "/all", SlowConsumerTest::all)
                                .producing(MediaType.ITEMS)
                                .procedure("Numbers.All", Passing.NAMED));
    }

    private static Response all(Request request) {
        Source<Long> all =
                Source.from(
                        sink -> {
                            for (long i = 0; i < MESSAGES; i++) {
                                sink.put(i);
                            }
                        });
        return Response.items(request, NUMBER, all);
    }
}
