package gosd;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.gosd.Gosd;
import io.doudou.gosd.RedisDriver;
import io.doudou.option.Settings;
import io.doudou.testkit.RequiredTool;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** The programs as they are started by hand, with a Redis of their own. */
@Timeout(120)
class PingTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final int redisPort = freePort();
    private final Map<String, String> environment =
            Map.of(
                    "gosdRedisAddr", "127.0.0.1:" + redisPort,
                    "GDD_HOST", "127.0.0.1",
                    "GDD_REGISTRY", "memory");

    @Test
    void tenLinesAlternateBetweenTwoProvidersAndSigtermTakesAnEntryAway() throws Exception {
        var first = ":" + freePort();
        var second = ":" + freePort();
        try (var _ = redis();
                var one = Program.java(Provider.class, environment, first, "1");
                var two = Program.java(Provider.class, environment, second, "2");
                var list = new RedisDriver(settings(), Ticker.system(), new SplittableRandom(1))) {
            eventually(() -> list.get().size() == 2 && listens(first) && listens(second));
            try (var consumer = Program.java(Consumer.class, environment)) {
                assertThat(consumer.status()).isZero();
                var lines = consumer.text().lines().filter(line -> line.contains("Pro")).toList();
                assertThat(lines).hasSize(10);
                for (int i = 0; i < 10; i++) {
                    assertThat(lines.get(i)).isEqualTo(lines.get(i % 2));
                }
                assertThat(lines).contains("\"Provider: 1\"", "\"Provider: 2\"");
            }
            one.process().destroy();
            assertThat(one.status()).isZero();
            assertThat(list.get()).containsValue("http://localhost" + second).hasSize(1);
            two.process().destroy();
            assertThat(two.status()).isZero();
        }
    }

    /** A program in Go is known by what it writes and reads: the same hash. */
    @Test
    void aConsumerFindsAProviderThatWasRegisteredByAnotherProgram() throws Exception {
        var port = ":" + freePort();
        try (var _ = redis();
                var one = Program.java(Provider.class, environment, port, "1");
                var list = new RedisDriver(settings(), Ticker.system(), new SplittableRandom(1));
                var gosd = new Gosd(settings(), Ticker.system())) {
            eventually(() -> list.get().size() == 1 && listens(port));
            gosd.start("consumer", "http://localhost:fake", list);
            assertThat(gosd.iterateServiceRoute("provider")).isEqualTo("http://localhost" + port);
            assertThat(one.process().isAlive()).isTrue();
        }
    }

    private Program redis() throws Exception {
        var server = new RequiredTool("redis-server", "dev/tools").require().toString();
        var command =
                List.of(server, "--port", "" + redisPort, "--bind", "127.0.0.1", "--save", "");
        var started = Program.start(command, Map.of());
        eventually(() -> listens(":" + redisPort));
        return started;
    }

    private Settings settings() {
        return Settings.load(new String[0], environment, Path.of("nowhere"));
    }

    private static boolean listens(String port) {
        try (var socket = new Socket("127.0.0.1", Integer.parseInt(port.substring(1)))) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    private static void eventually(Callable<Boolean> check) throws Exception {
        var time = Ticker.system();
        for (long end = time.nanos() + SOON.toNanos(); !check.call(); ) {
            assertThat(time.nanos() - end).as("within " + SOON).isNegative();
            time.sleep(Duration.ofMillis(50));
        }
    }
}
