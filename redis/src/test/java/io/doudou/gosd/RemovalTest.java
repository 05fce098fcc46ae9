package io.doudou.gosd;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.redis.Monitor;
import io.doudou.redis.RedisServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Several processes find the same entry unreachable; what they do about it the server tells. */
@Timeout(60)
class RemovalTest {

    private static final int PROCESSES = 3;
    private static final String AFTER_MILLIS = "600";

    /** Rounds of a process after the entry is gone, in which it could remove it once more. */
    private static final int LATER_ROUNDS = 4 * PROCESSES;

    private final List<Process> running = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (var process : running) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    @Test
    void anEntryIsRemovedOnceByOneOfSeveralProcesses() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var gone = RedisServer.start(RedisServer.REDIS)) {
            gone.kill();
            server.ask("HSET", "gosd", "dead-1", "http://127.0.0.1:" + gone.port());
            server.ask("HSET", "gosd", "alive-1", "http://127.0.0.1:" + server.port());
            try (var monitor = new Monitor(server)) {
                for (int i = 0; i < PROCESSES; i++) {
                    start("127.0.0.1:" + server.port());
                }
                var removed = monitor.await("HDEL", 1);
                removed.addAll(monitor.await("SET", LATER_ROUNDS));
                assertThat(removed)
                        .filteredOn(words -> words.getFirst().equals("HDEL"))
                        .filteredOn(words -> words.get(1).equals("gosd"))
                        .containsExactly(List.of("HDEL", "gosd", "dead-1"));
            }
            assertThat(server.ask("HLEN", "gosd").number()).isEqualTo(1);
        }
    }

    private void start(String address) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                RemovingProgram.class.getName(),
                                address,
                                AFTER_MILLIS)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        running.add(process);
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
    }
}
