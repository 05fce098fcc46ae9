package io.doudou.benchmarks;

import java.time.Duration;

/** Something that asks a server as fast as it answers, over a fixed number of connections. */
interface Loader {

    /** Enough to keep the server busy, few enough to show its latency. */
    int CONNECTIONS = 64;

    /**
     * Asks for this long; blocks.
     *
     * @throws IllegalStateException when any answer is not 2xx, or a connection fails
     */
    Load run(int port, Ask ask, Duration duration);

    /** For the report: what produced the load. */
    String name();

    /** {@code wrk} where it is installed, which costs the machine least; else our own. */
    static Loader best() {
        return WrkLoader.isInstalled() ? new WrkLoader() : new SocketLoader();
    }
}
