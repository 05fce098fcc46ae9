package io.doudou.cli;

import io.doudou.cli.cluster.ClusterDoor;
import io.doudou.cli.cluster.Seed;
import io.doudou.cli.project.Failure;
import io.doudou.gossip.Keys;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.KeyRing;

import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a cluster is reached: the options that all commands for clusters share. */
final class ClusterOptions {

    @Option(
            names = "--seed",
            paramLabel = "HOST:PORT",
            description = {
                "A member to ask; several, separated by commas, are tried in turn."
                        + " Default: GDD_MEM_SEED, else localhost:56199."
            })
    private Optional<String> seed = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = {
                "The key of an encrypted cluster: 16, 24 or 32 bytes in Base64 or hexadecimal."
                        + " Default: GDD_MEM_KEY, which other users of this machine cannot see."
            })
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--label",
            paramLabel = "LABEL",
            description = "The label of the cluster. Default: GDD_MEM_LABEL.")
    private Optional<String> label = Optional.empty();

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            description = {
                "How the members must write their hosts: memberlist or go-doudou."
                        + " Default: as they do."
            })
    private Optional<String> dialect = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description = "How long one answer may take. Default: ${DEFAULT-VALUE}.")
    private double timeoutSeconds = 3;

    /** The cluster that these options mean. */
    ClusterDoor door(Surroundings world) {
        var seeds = Seed.list(chosen(seed, "GDD_MEM_SEED", world));
        return door(
                world,
                seeds.isEmpty()
                        ? new Seed[] {new Seed("localhost", Seed.PORT)}
                        : seeds.toArray(Seed[]::new));
    }

    /** The cluster of these members, with the label and key that these options mean. */
    ClusterDoor door(Surroundings world, Seed... seeds) {
        var envelope =
                Envelope.plain()
                        .withLabel(chosen(label, "GDD_MEM_LABEL", world))
                        .withKeyRing(ring(chosen(key, "GDD_MEM_KEY", world)));
        return new ClusterDoor(
                List.of(seeds),
                envelope,
                dialect.map(ClusterOptions::dialect),
                patience(),
                world.ticker());
    }

    private static String chosen(Optional<String> typed, String variable, Surroundings world) {
        return typed.orElseGet(() -> world.environment().getOrDefault(variable, ""));
    }

    private Duration patience() {
        if (!(timeoutSeconds >= 0.001 && timeoutSeconds <= 3600)) {
            throw misused("--timeout is 0.001 to 3600 seconds, not " + timeoutSeconds);
        }
        return Duration.ofNanos((long) (timeoutSeconds * 1e9));
    }

    private static Dialect dialect(String word) {
        for (var dialect : Dialect.values()) {
            if (ClusterDoor.word(dialect).equals(word)) {
                return dialect;
            }
        }
        throw misused("--dialect is memberlist or go-doudou, not '" + word + "'");
    }

    private static KeyRing ring(String list) {
        try {
            return Keys.ring(list);
        } catch (IllegalArgumentException noKey) {
            throw misused("--key is 16, 24 or 32 bytes in Base64 or hexadecimal");
        }
    }

    private static Failure misused(String sentence) {
        return new Failure(Failure.MISUSED, sentence, List.of());
    }
}
