package io.doudou.gossip;

import io.doudou.gossip.wire.Bytes;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;

/** Collects what a member of a cluster needs, and starts it. For one thread. */
public final class ClusterBuilder {

    private final Settings settings;
    private Bytes meta = Bytes.EMPTY;
    private ClusterApplication application = ClusterApplication.NONE;
    private Ticker ticker = Ticker.system();
    private Resolver.@Nullable Names names;

    ClusterBuilder(Settings settings) {
        this.settings = settings;
    }

    /** What this node tells about itself; at most {@link Identity#META_BYTES_MAX} bytes. */
    public ClusterBuilder meta(Bytes meta) {
        this.meta = meta;
        return this;
    }

    /** What the application adds to the protocol. */
    public ClusterBuilder application(ClusterApplication application) {
        this.application = application;
        return this;
    }

    /** The clock of the protocol. */
    public ClusterBuilder ticker(Ticker ticker) {
        this.ticker = ticker;
        return this;
    }

    /** Who knows where the names of seeds and members lead; unless chosen, the system. */
    ClusterBuilder names(Resolver.Names names) {
        this.names = names;
        return this;
    }

    /**
     * Opens the sockets, begins, and joins the seeds. Waits for one of them to answer, until all
     * have failed once, and at most for {@code GDD_MEM_JOIN_TIMEOUT}; unless {@code GDD_MEM_STRICT}
     * is set, a member whose seeds do not answer starts all the same and goes on trying.
     *
     * @throws IllegalArgumentException when settings are wrong or do not go together
     * @throws java.io.UncheckedIOException when the port is taken
     * @throws IllegalStateException when no seed answers and {@code GDD_MEM_STRICT} is set
     */
    public Cluster start() {
        var config = new ClusterConfig(settings);
        var loop = new ClusterLoop(ticker);
        var sockets = Sockets.bind(config.family(), config.bind(), config.port());
        var cluster = start(config, loop, sockets);
        if (config.seeds().isEmpty()) {
            return cluster;
        }
        if (!config.isStrict()) {
            cluster.awaitTried(config.joinTimeout());
        } else if (!cluster.awaitJoined(config.joinTimeout())) {
            cluster.abandon();
            throw new IllegalStateException(
                    "no seed of GDD_MEM_SEED answered within %s, and GDD_MEM_STRICT demands one"
                            .formatted(config.joinTimeout()));
        }
        return cluster;
    }

    private Cluster start(ClusterConfig config, ClusterLoop loop, Sockets sockets) {
        var secure = new SecureRandom();
        RandomGenerator random = new SplittableRandom(secure.nextLong());
        var known = names == null ? Resolver.ofSystem(config.prefersIp4()) : names;
        var parts = new MemberDriver.Parts(loop, sockets, known, ticker, random, secure);
        var driver = new MemberDriver(config, application, meta, parts);
        var first = seeds(config);
        var started =
                CompletableFuture.runAsync(
                        () -> {
                            driver.log().info(hello(config, sockets));
                            driver.start(first);
                        },
                        loop);
        var thread =
                Thread.ofPlatform()
                        .name("gossip " + config.name())
                        .daemon()
                        .start(() -> loop.run(sockets, driver));
        var cluster = new Cluster(config, loop, driver, thread);
        try {
            started.join();
            return cluster;
        } catch (CompletionException e) {
            cluster.abandon();
            throw e;
        }
    }

    private static Seeds seeds(ClusterConfig config) {
        var all = new ArrayList<>(config.seeds().list());
        config.memory().ifPresent(file -> all.addAll(MemberMemory.read(file).list()));
        return new Seeds(all);
    }

    /** What an operator should read first: who this is, and who is trusted. */
    private static String hello(ClusterConfig config, Sockets sockets) {
        var trust =
                config.isOpen()
                        ? "the cluster is OPEN: without a key (GDD_MEM_KEY) everybody who reaches"
                                + " the port is trusted"
                        : "encrypted with " + config.envelope().keyRing().keys().getFirst();
        return "listens on %s port %d, told to others as %s; %s"
                .formatted(Advertised.text(config.bind()), sockets.port(), config.host(), trust);
    }
}
