package io.doudou.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a program in a network of its own, with a loopback interface over which packets to all go,
 * and nothing else: what is multicast there nobody else hears. Programs that it starts are there,
 * too; it is gone when the last of them has ended.
 */
final class LonelyNetwork {

    /** The process keeps its number. Without namespaces there is no such network. */
    private static final List<String> ALONE =
            List.of(
                    "unshare",
                    "--map-root-user",
                    "--net",
                    "sh",
                    "-c",
                    "ip link set lo up && ip route add 224.0.0.0/4 dev lo && exec \"$@\"",
                    "sh");

    /** Which of the settings of multicast DNS goes with it. */
    static final Map<String, String> SETTINGS = Map.of("GDD_MDNS_INTERFACES", "lo");

    private LonelyNetwork() {}

    /** The command that runs another one there. */
    static List<String> command(List<String> program) {
        var whole = new ArrayList<>(ALONE);
        whole.addAll(program);
        return whole;
    }

    /**
     * Runs a part of this jar there to its end.
     *
     * @param report takes what it prints
     */
    static void run(List<String> part, Report report) {
        var program = new ArrayList<String>();
        program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        program.addAll(List.of("-jar", ServerProcess.jar().toString()));
        program.addAll(part);
        try {
            var builder = new ProcessBuilder(command(program));
            builder.environment().putAll(SETTINGS);
            var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (var lines = process.inputReader(UTF_8)) {
                lines.lines().forEach(report::include);
            } finally {
                process.destroy();
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException("it failed in a network of its own: " + part);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("this bench needs unshare and ip", failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
