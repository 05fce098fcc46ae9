package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Programs of go-micro and of ours publish to each other over a real server of NATS. */
@Timeout(300)
class NatsTopicsTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration END = Duration.ofMillis(200);

    @RegisterExtension private final MicroCast cast = MicroCast.atAddresses();
    @TempDir private Path folder;
    private SystemHost server;

    @BeforeEach
    void startServer() {
        server = SystemHost.startNats(folder);
    }

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"MICRO5, core", "MICRO5, jetstream", "MICRO1, core", "MICRO1, jetstream"})
    void aJavaSubscriberHearsAPublisherInGo(GoMicro release, String delivery) {
        var java = java(delivery);
        listen(java, "subscribe orders");
        var go = go(release);
        for (int i = 0; i < 10; i++) {
            publish(go, i);
            java.expect("got\torders\t" + i + "\tjohn");
        }
    }

    @ParameterizedTest
    @CsvSource({"MICRO5, core", "MICRO5, jetstream", "MICRO1, core", "MICRO1, jetstream"})
    void aSubscriberInGoHearsAJavaPublisher(GoMicro release, String delivery) {
        var go = go(release);
        listen(go, "subscribe orders");
        var java = java(delivery);
        for (int i = 0; i < 10; i++) {
            publish(java, i);
            go.expect("got\torders\t" + i + "\tann");
        }
    }

    /** The queues of JetStream are other ones than those that NATS itself has. */
    @ParameterizedTest
    @EnumSource
    void aQueueOfJavaAndGoSharesWhatJavaPublishes(GoMicro release) {
        var go = go(release);
        listen(go, "subscribe orders billing");
        var java = java("core");
        listen(java, "subscribe orders billing");
        var publisher = java("core");
        var inGo = 0;
        for (int i = 0; i < 100; i++) {
            publish(publisher, i);
            if (isHeardBy(go, java, "got\torders\t" + i + "\tann")) {
                inGo++;
            }
        }
        assertThat(inGo).isBetween(1, 99);
        go.expectNone("got\torders\t.*", END);
        java.expectNone("got\torders\t.*", END);
    }

    /** Whether the first of them is the one that heard it. */
    private static boolean isHeardBy(Program one, Program other, String line) {
        var until = System.nanoTime() + Program.PATIENCE.toNanos();
        while (true) {
            if (one.awaitLine(line, SHORT)) {
                return true;
            }
            if (other.awaitLine(line, SHORT)) {
                return false;
            }
            assertThat(System.nanoTime() - until).as("patience").isNegative();
        }
    }

    private static void publish(Program publisher, int number) {
        publisher.tell("publish orders " + number);
        publisher.expect("published\t" + number);
    }

    private static void listen(Program program, String command) {
        program.tell(command);
        program.expect("subscribed\t.*");
    }

    private Program go(GoMicro release) {
        return ready(cast.go(release, "pubsub", "-domain", "nats:" + server.address()));
    }

    private Program java(String delivery) {
        return ready(
                cast.java(
                        TopicsPeer.class,
                        Map.of(),
                        "--host=127.0.0.1",
                        "--port=0",
                        "--registry=memory",
                        "--broker=nats",
                        "--nats-form=micro",
                        "--nats-delivery=" + delivery,
                        "--nats-servers=" + server.address()));
    }

    private static Program ready(Program program) {
        program.expect("ready");
        return program;
    }
}
