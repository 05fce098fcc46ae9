package io.doudou.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks how long a service takes from the start of its process to its first answer. */
final class StartTime {

    private final Plan plan;

    StartTime(Plan plan) {
        this.plan = plan;
    }

    /** Median milliseconds, without any preparation. */
    double plainMs() {
        return medianMs(List.of());
    }

    /** Median milliseconds with the cache of loaded classes and profiles of one earlier run. */
    double cachedMs() throws IOException {
        var folder = Files.createTempDirectory("bench-aot");
        var cache = folder.resolve("users.aot");
        try {
            train(cache);
            return medianMs(List.of("-XX:AOTCache=" + cache));
        } finally {
            Files.deleteIfExists(cache);
            Files.deleteIfExists(folder);
        }
    }

    /** The cache is written when the process ends. */
    private static void train(Path cache) {
        start(List.of("-XX:AOTCacheOutput=" + cache)).close();
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the training run wrote no cache");
        }
    }

    private double medianMs(List<String> jvm) {
        var times = new ArrayList<Double>();
        for (int i = 0; i < plan.starts(); i++) {
            try (var server = start(jvm)) {
                times.add(server.startTime().toNanos() / 1e6);
            }
        }
        return Figures.median(times);
    }

    private static ServerProcess start(List<String> jvm) {
        return ServerProcess.start("users", jvm, Bench.SERVICE, Ask.getUser());
    }
}
