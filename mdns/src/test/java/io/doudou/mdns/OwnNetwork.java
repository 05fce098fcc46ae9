package io.doudou.mdns;

import io.doudou.testkit.RequiredTool;

import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A network namespace with nothing but a loopback interface, so that no test of multicast is heard
 * outside of it. One thread lives in it: what that thread opens, and every thread and process that
 * it starts, lives there, too. It is gone with the last of them. Where namespaces are not
 * permitted, tests that ask for one are skipped.
 */
final class OwnNetwork implements AutoCloseable {

    private static final RequiredTool IP = new RequiredTool("ip", "apt-get install iproute2");

    /** CLONE_NEWNET of unshare(2). */
    private static final int NEW_NETWORK = 0x40000000;

    private final ExecutorService inside =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    private OwnNetwork() {}

    static OwnNetwork open() throws Exception {
        var network = without();
        network.call(() -> run("ip", "link", "set", "lo", "up"));
        network.call(() -> run("ip", "route", "add", "224.0.0.0/4", "dev", "lo"));
        return network;
    }

    /** One whose only interface is down. */
    static OwnNetwork without() throws Exception {
        IP.require();
        var network = new OwnNetwork();
        network.call(OwnNetwork::unshare);
        return network;
    }

    /** What the work gives that is done inside. */
    <T> T call(Callable<T> work) throws Exception {
        try {
            return inside.submit(work).get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof TestAbortedException skipped) {
                throw skipped;
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        inside.shutdownNow();
    }

    @SuppressWarnings("restricted")
    private static boolean unshare() throws Exception {
        var linker = Linker.nativeLinker();
        var unshare =
                linker.downcallHandle(
                        linker.defaultLookup().find("unshare").orElseThrow(OwnNetwork::refused),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            if ((int) unshare.invokeExact(NEW_NETWORK) != 0) {
                throw refused();
            }
            return true;
        } catch (RuntimeException skipped) {
            throw skipped;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static TestAbortedException refused() {
        var sentence = "no namespaces for networks here: run on Linux as root";
        System.out.println("Skipped: " + sentence);
        return new TestAbortedException(sentence);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new TestAbortedException(String.join(" ", command) + ": " + output);
        }
        return true;
    }
}
