package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Map;

/** Programs of go-micro and of ours publish to each other; multicast DNS tells who listens. */
class GoMicroTopicsTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    @RegisterExtension private final MicroCast cast = MicroCast.onLonelyHost();

    @ParameterizedTest
    @EnumSource
    void aJavaSubscriberHearsAPublisherInGo(GoMicro release) {
        var java = java();
        listen(java, "subscribe orders");
        publishUntilHeard(go(release), java, "orders", "got\torders\t\\d+\tjohn");
    }

    @ParameterizedTest
    @EnumSource
    void aSubscriberInGoHearsAJavaPublisher(GoMicro release) {
        var go = go(release);
        listen(go, "subscribe orders");
        publishUntilHeard(java(), go, "orders", "got\torders\t\\d+\tann");
    }

    @ParameterizedTest
    @EnumSource
    void aQueueOfJavaAndGoSharesWhatJavaPublishes(GoMicro release) {
        var go = go(release);
        listen(go, "subscribe orders billing");
        var java = java();
        listen(java, "subscribe orders billing");
        var publisher = java();
        publishUntilHeard(publisher, go, "orders", "got\torders\t.*");
        publishUntilHeard(publisher, java, "orders", "got\torders\t.*");
        go.forget();
        java.forget();
        int inGo = 0;
        for (int i = 1000; i < 1100; i++) {
            publisher.tell("publish orders " + i);
            publisher.expect("published\t" + i);
            var once = "got\torders\t" + i + "\tann";
            if (go.awaitLine(once, SHORT)) {
                inGo++;
            } else {
                java.expect(once);
            }
        }
        assertThat(inGo).isBetween(1, 99);
        go.expectNone("got\torders\t1\\d\\d\\d\t.*", SHORT);
        java.expectNone("got\torders\t1\\d\\d\\d\t.*", SHORT);
    }

    @DisplayName("go-micro 18.28: a subscriber that ends, and its successor on another port")
    @ParameterizedTest
    @CsvSource({"MICRO5, KILLED", "MICRO5, FINISHED", "MICRO1, KILLED", "MICRO1, FINISHED"})
    void aJavaPublisherReachesTheSuccessorOfASubscriberInGo(GoMicro release, End end) {
        var first = go(release);
        listen(first, "subscribe orders");
        var publisher = java();
        publishUntilHeard(publisher, first, "orders", "got\torders\t.*");

        end.of(first);
        var second = go(release);
        listen(second, "subscribe orders");

        publishUntilHeard(publisher, second, "orders", "got\torders\t.*");
    }

    @DisplayName("go-micro 18.28: a Java subscriber that ends, and its successor on another port")
    @ParameterizedTest
    @CsvSource({"MICRO5, KILLED", "MICRO5, FINISHED", "MICRO1, KILLED", "MICRO1, FINISHED"})
    void aPublisherInGoReachesTheSuccessorOfAJavaSubscriber(GoMicro release, End end) {
        var first = java();
        listen(first, "subscribe orders");
        var publisher = go(release);
        publishUntilHeard(publisher, first, "orders", "got\torders\t.*");

        end.of(first);
        var second = java();
        listen(second, "subscribe orders");

        publishUntilHeard(publisher, second, "orders", "got\torders\t.*");
    }

    private static void listen(Program program, String command) {
        program.tell(command);
        program.expect("subscribed\t.*");
    }

    /** Publishes again and again, because the publisher hears of a subscriber a moment later. */
    private static void publishUntilHeard(
            Program publisher, Program subscriber, String topic, String wanted) {
        for (int i = 0; i < 200; i++) {
            publisher.tell("publish " + topic + " " + i);
            publisher.expect("(published|failed)\t.*");
            if (subscriber.awaitLine(wanted, Duration.ofMillis(200))) {
                return;
            }
        }
        throw new AssertionError("nobody has heard: " + subscriber.story());
    }

    private Program go(GoMicro release) {
        return ready(cast.go(release, "pubsub"));
    }

    private Program java() {
        return ready(cast.java(TopicsPeer.class, Map.of()));
    }

    private static Program ready(Program program) {
        program.expect("ready");
        return program;
    }
}
