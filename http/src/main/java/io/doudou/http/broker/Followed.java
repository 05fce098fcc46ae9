package io.doudou.http.broker;

import io.doudou.fault.ServiceException;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.time.Ticker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/** What the registry last said of one service; a thread of its own keeps it up to date. */
final class Followed implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Followed.class.getName());

    /** The wait after the registry has failed. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Registry registry;
    private final String name;
    private final Ticker ticker;
    private final Thread thread;
    private volatile List<Service> versions;

    Followed(Registry registry, String name, Ticker ticker) {
        this.registry = registry;
        this.name = name;
        this.ticker = ticker;
        this.versions = registry.lookup(name);
        this.thread = Thread.ofVirtual().name("doudou-follow-" + name).unstarted(this::follow);
        thread.start();
    }

    List<Service> versions() {
        return versions;
    }

    private void follow() {
        try {
            while (watch()) {
                ticker.sleep(PAUSE);
            }
        } catch (InterruptedException closed) {
            // Nobody asks any more.
        }
    }

    /** Until the registry fails, which is true, or nobody asks any more. */
    private boolean watch() throws InterruptedException {
        try (var watch = registry.watch(name)) {
            for (var next = watch.next(); next.isPresent(); next = watch.next()) {
                versions = next.get();
            }
            return false;
        } catch (ServiceException failure) {
            LOG.log(Level.DEBUG, () -> "cannot follow " + name + ": " + failure);
            return true;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
