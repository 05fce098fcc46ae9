package io.doudou.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.cli.shell.Shell;
import io.doudou.cli.shell.Terminal;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.Status;
import io.doudou.testkit.ManualTicker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class WatchTest {

    private static final Dialect BYTES = Dialect.MEMBERLIST;

    private final ManualTicker ticker = new ManualTicker();
    private final Lines lines = new Lines();

    @Test
    void everyChangeIsALineUntilItIsStopped() throws Exception {
        try (var seed = new StagedMember(Envelope.plain(), "a");
                var other = new StagedMember(Envelope.plain(), "b")) {
            seed.knows("a", Status.ALIVE, "");
            var watch = watch(seed.address());
            assertThat(lines.next()).isEqualTo("up       a  (gossip %s)", seed.address());
            assertThat(lines.next()).isEqualTo("1 node: 1 up, as %s sees it", seed.address());

            var home = new Address(BYTES.host("127.0.0.1"), other.port());
            seed.knows("b", home, Status.ALIVE, "");
            assertThat(afterASecond()).isEqualTo("up       b  (gossip %s)", other.address());
            seed.knows("b", home, Status.SUSPECT, "");
            assertThat(afterASecond()).startsWith("suspect  b");
            seed.knows("b", home, Status.ALIVE, "");
            assertThat(afterASecond()).startsWith("up       b");
            seed.knows("a", Status.ALIVE, "{\"_meta\":{\"service\":\"usersvc\"}}");
            assertThat(afterASecond()).startsWith("changed  a  usersvc");

            other.knows("b", Status.ALIVE, "");
            seed.die();
            assertThat(afterASecond()).startsWith("gone     a");
            assertThat(lines.next()).isEqualTo("now as %s sees it", other.address());
            other.die();
            assertThat(afterASecond()).startsWith("nobody answers: ");

            ticker.awaitSleepers(1);
            watch.thread.interrupt();
            assertThat(lines.next()).isEqualTo("doudou: stopped");
            assertThat(watch.status.get(10, TimeUnit.SECONDS)).isZero();
        }
    }

    private String afterASecond() throws InterruptedException {
        ticker.awaitSleepers(1);
        ticker.advance(Duration.ofSeconds(1));
        return lines.next();
    }

    private Running watch(String seed) {
        var out = new PrintWriter(lines);
        var terminal = new Terminal(out, out, false, true, () -> Instant.EPOCH);
        var world = new Surroundings(terminal, Shell.system(), Path.of(""), Map.of(), ticker);
        var status = new FutureTask<>(() -> Doudou.run(world, "cluster", "watch", "--seed", seed));
        return new Running(Thread.ofPlatform().daemon().start(status), status);
    }

    private record Running(Thread thread, FutureTask<Integer> status) {}

    /** What is printed, line by line and without the times before them. */
    private static final class Lines extends Writer {
        private final BlockingQueue<String> complete = new LinkedBlockingQueue<>();
        private final StringBuilder begun = new StringBuilder();

        String next() throws InterruptedException {
            return String.valueOf(complete.poll(30, TimeUnit.SECONDS))
                    .replaceFirst("^\\d\\d:\\d\\d:\\d\\d  ", "");
        }

        @Override
        public void write(char[] text, int from, int length) {
            begun.append(text, from, length);
            for (int end = begun.indexOf("\n"); end >= 0; end = begun.indexOf("\n")) {
                complete.addAll(List.of(begun.substring(0, end).stripTrailing()));
                begun.delete(0, end + 1);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
