package io.doudou.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ties a service to this process: when this process is told to stop, so is the service, and this
 * process ends when and as the service ends.
 */
final class Ending implements AutoCloseable {

    /** Longer than any service is meant to take; then it is ended by force. */
    private static final long STOP_SECONDS_MAX = 60;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private Ending(Thread worker) {
        hook = Thread.ofPlatform().unstarted(() -> stop(worker));
    }

    /**
     * Lets a signal interrupt the calling thread and wait until it has closed the answer; then the
     * process ends with status 0.
     */
    static Ending ofThisThread() {
        var ending = new Ending(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(ending.hook);
        return ending;
    }

    private void stop(Thread worker) {
        worker.interrupt();
        try {
            done.await(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    @Override
    public void close() {
        done.countDown();
        forget(hook);
    }

    /**
     * Waits for the service. The answer is its exit status.
     *
     * @param last what is to be done when the service was stopped by a signal to this process
     */
    static int of(Process service, Runnable last) throws InterruptedException {
        var hook = Thread.ofPlatform().unstarted(() -> stop(service, last));
        Runtime.getRuntime().addShutdownHook(hook);
        var status = service.waitFor();
        forget(hook);
        return status;
    }

    /**
     * Runs when a signal ends this process. The status of the service becomes the status of this
     * process, which else would be that of the signal.
     */
    private static void stop(Process service, Runnable last) {
        service.destroy();
        try {
            if (!service.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                service.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            service.destroyForcibly();
        }
        last.run();
        Runtime.getRuntime().halt(service.exitValue());
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The hook runs and ends the process; nothing may happen before it does.
            joined(hook);
        }
    }

    private static void joined(Thread hook) {
        try {
            hook.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
