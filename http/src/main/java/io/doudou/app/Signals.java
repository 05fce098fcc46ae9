package io.doudou.app;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * SIGTERM and SIGINT: the first one asks the program to stop, the second ends it at once.
 *
 * <p>The JDK's own handling would run the shutdown hooks, but its exit status says "killed" however
 * orderly they were. {@code sun.misc.Signal} is the JDK's supported way to handle signals (JEP
 * 260), reached by name because the compiler warns of it and cannot be told not to.
 */
final class Signals {

    private static final int STATUS_OF_SIGNAL = 128;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean asked = new AtomicBoolean();

    private Signals() {}

    /** Begins to listen. */
    static Signals listen() {
        var signals = new Signals();
        signals.handle("TERM");
        signals.handle("INT");
        return signals;
    }

    /** Blocks until the program shall stop. */
    void await() throws InterruptedException {
        stop.await();
    }

    /** Ends the process with status 0 as soon as {@code thread} has ended. */
    void endProcessAfter(Thread thread) {
        Thread.ofPlatform()
                .daemon()
                .name("doudou-exit")
                .start(
                        () -> {
                            try {
                                thread.join();
                            } catch (InterruptedException atOnce) {
                                Thread.currentThread().interrupt();
                            }
                            ended.countDown();
                            System.exit(0);
                        });
    }

    private void handle(String name) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var mine =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (proxy, method, arguments) -> told(method.getName(), arguments));
            var value = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, value, mine);
        } catch (ReflectiveOperationException reserved) {
            // The JVM was started with -Xrs, or has no such signal: then it ends as it always does.
            Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait));
        }
    }

    private void stopAndWait() {
        stop.countDown();
        try {
            ended.await();
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Object told(String method, Object[] arguments)
            throws ReflectiveOperationException {
        return switch (method) {
            case "handle" -> {
                received(arguments[0]);
                yield null;
            }
            case "hashCode" -> System.identityHashCode(this);
            case "equals" -> this == arguments[0];
            default -> "orderly stop";
        };
    }

    private void received(Object signal) throws ReflectiveOperationException {
        if (!asked.compareAndSet(false, true)) {
            var number = (int) signal.getClass().getMethod("getNumber").invoke(signal);
            Runtime.getRuntime().halt(STATUS_OF_SIGNAL + number);
        }
        stop.countDown();
    }
}
