package io.doudou.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.cli.shell.Shell;
import io.doudou.cli.shell.Terminal;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The seed node as a process of its own, as people run it. */
@Timeout(120)
class SeedNodeTest {

    @Test
    void itSaysItsAddressIsSeenThereAndStopsWhenItIsTold(@TempDir Path folder) throws Exception {
        var port = freePort();
        var process = start(folder, port);
        try (var output = process.inputReader()) {
            var line = firstWith(output, "GDD_MEM_SEED=");
            assertThat(line).contains("GDD_MODE=micro", "GDD_MEM_SEED=127.0.0.1:" + port);

            assertThat(doudou("cluster", "members", "--seed", "127.0.0.1:" + port))
                    .contains("seed", "up", "1 node: 1 up");
            assertThat(doudou("cluster", "ping", "--seed", "127.0.0.1:" + port))
                    .contains("UDP  3 of 3", "TCP  3 of 3");

            process.destroy();
            assertThat(process.waitFor()).as("its exit status").isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String firstWith(BufferedReader output, String word) throws IOException {
        var seen = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            seen.append(line).append('\n');
            if (line.contains(word)) {
                return line;
            }
        }
        throw new AssertionError("it ended and said:\n" + seen);
    }

    private static Process start(Path folder, int port) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        List.of(
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Doudou.class.getName()));
        builder.environment()
                .putAll(
                        Map.of(
                                "GDD_MEM_PORT", Integer.toString(port),
                                "GDD_MEM_BIND", "127.0.0.1",
                                "GDD_MEM_HOST", "127.0.0.1",
                                "GDD_HOST", "127.0.0.1",
                                "GDD_PORT", "0"));
        return builder.directory(folder.toFile()).redirectErrorStream(true).start();
    }

    private static String doudou(String... words) {
        var output = new StringWriter();
        var out = new PrintWriter(output);
        var terminal = new Terminal(out, out, false, true, () -> Instant.EPOCH);
        var world =
                new Surroundings(terminal, Shell.system(), Path.of(""), Map.of(), Ticker.system());
        Doudou.run(world, words);
        return output.toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
