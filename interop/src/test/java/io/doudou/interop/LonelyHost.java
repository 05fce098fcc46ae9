package io.doudou.interop;

import io.doudou.testkit.RequiredTool;

import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network namespace with nothing but a loopback interface over which packets to all go, so that
 * programs that multicast hear each other and nobody else does. Where namespaces are not permitted,
 * tests that ask for one are skipped. Closing takes it away again.
 */
final class LonelyHost implements AutoCloseable {

    private static final RequiredTool IP = new RequiredTool("ip", "apt-get install iproute2");

    private static final AtomicInteger HOSTS = new AtomicInteger();

    private final String name =
            "ddm" + ProcessHandle.current().pid() + "n" + HOSTS.incrementAndGet();

    private LonelyHost() {}

    /**
     * Makes it.
     *
     * @throws TestAbortedException where it is not permitted
     */
    static LonelyHost open() {
        IP.require();
        var host = new LonelyHost();
        host.close();
        host.require(List.of("ip", "netns", "add", host.name));
        host.require(host.on(List.of("ip", "link", "set", "lo", "up")));
        host.require(host.on(List.of("ip", "route", "add", "224.0.0.0/4", "dev", "lo")));
        return host;
    }

    /** The command that runs another one there. */
    List<String> on(List<String> command) {
        var whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
        whole.addAll(command);
        return whole;
    }

    @Override
    public void close() {
        run(List.of("ip", "netns", "delete", name));
    }

    private void require(List<String> command) {
        var refusal = run(command);
        if (!refusal.isEmpty()) {
            close();
            System.out.println("Skipped: no namespaces for networks here: " + refusal);
            throw new TestAbortedException(refusal);
        }
    }

    /** What went wrong; empty when nothing did. */
    private static String run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes());
            return process.waitFor() == 0 ? "" : String.join(" ", command) + ": " + output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
