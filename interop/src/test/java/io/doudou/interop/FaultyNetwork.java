package io.doudou.interop;

import io.doudou.testkit.RequiredTool;

import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network of its own on this machine, whose hosts are namespaces on one bridge, and which loses
 * packets and falls apart when told. Where namespaces are not permitted, tests that ask for one are
 * skipped. Closing takes everything away again.
 */
final class FaultyNetwork implements AutoCloseable {

    private static final RequiredTool IP = new RequiredTool("ip", "apt-get install iproute2");
    private static final RequiredTool IPTABLES = RequiredTool.debian("iptables");

    private final String prefix = "dd" + ProcessHandle.current().pid();
    private final int hosts;

    private FaultyNetwork(int hosts) {
        this.hosts = hosts;
    }

    /**
     * A network of so many hosts, numbered from 1.
     *
     * @throws TestAbortedException where it is not permitted
     */
    static FaultyNetwork of(int hosts) {
        IP.require();
        IPTABLES.require();
        var network = new FaultyNetwork(hosts);
        network.close();
        try {
            network.build();
        } catch (NotPermitted refused) {
            network.close();
            System.out.println("Skipped: no namespaces for networks here: " + refused.getMessage());
            throw new TestAbortedException(refused.getMessage(), refused);
        }
        return network;
    }

    private void build() {
        run("ip", "netns", "add", hub());
        inside(hub(), "ip", "link", "add", "bridge", "type", "bridge");
        inside(hub(), "ip", "link", "set", "bridge", "up");
        for (var host = 1; host <= hosts; host++) {
            var port = "port" + host;
            run("ip", "netns", "add", name(host));
            inside(
                    hub(),
                    "ip",
                    "link",
                    "add",
                    port,
                    "type",
                    "veth",
                    "peer",
                    "name",
                    "eth0",
                    "netns",
                    name(host));
            inside(hub(), "ip", "link", "set", port, "master", "bridge", "up");
            inside(name(host), "ip", "address", "add", address(host) + "/24", "dev", "eth0");
            inside(name(host), "ip", "link", "set", "eth0", "up");
            inside(name(host), "ip", "link", "set", "lo", "up");
            // Tried where nothing depends on it yet, because some kernels have no random losses.
            loses(host, 1);
        }
        heal();
    }

    /** Where a host is. */
    String address(int host) {
        return "10.77.0." + host;
    }

    /** The command that runs another one on a host. */
    List<String> on(int host, List<String> command) {
        var whole = new ArrayList<>(List.of("ip", "netns", "exec", name(host)));
        whole.addAll(command);
        return whole;
    }

    /** From now on each host loses so many of a hundred packets that come in. */
    void lose(int percent) {
        for (var host = 1; host <= hosts; host++) {
            loses(host, percent);
        }
    }

    private void loses(int host, int percent) {
        var probability = "0.%02d".formatted(percent);
        rule(host, "-m", "statistic", "--mode", "random", "--probability", probability);
    }

    /** From now on a host gets connections but no datagrams. */
    void blockDatagrams(int host) {
        rule(host, "-p", "udp");
    }

    /** Hosts up to this one hear nothing any more of those above, and the reverse. */
    void partAfter(int last) {
        for (var low = 1; low <= last; low++) {
            for (var high = last + 1; high <= hosts; high++) {
                rule(low, "-s", address(high));
                rule(high, "-s", address(low));
            }
        }
    }

    /**
     * Takes a host from the network. Whoever sends to it looks for it first, and keeps what is sent
     * meanwhile in the buffer of the sender.
     */
    void unplug(int host) {
        inside(hub(), "ip", "link", "set", "port" + host, "down");
        for (var other = 1; other <= hosts; other++) {
            var kept = "echo %d > /proc/sys/net/ipv4/neigh/eth0/unres_qlen_bytes";
            inside(name(other), "sh", "-c", kept.formatted(Integer.MAX_VALUE));
            inside(name(other), "ip", "neighbour", "flush", "dev", "eth0");
        }
    }

    void plug(int host) {
        inside(hub(), "ip", "link", "set", "port" + host, "up");
    }

    /** Nothing is lost any more. */
    void heal() {
        for (var host = 1; host <= hosts; host++) {
            inside(name(host), "iptables", "-F", "INPUT");
        }
    }

    private void rule(int host, String... match) {
        var command = new ArrayList<>(List.of("iptables", "-A", "INPUT", "-i", "eth0"));
        command.addAll(Arrays.asList(match));
        command.addAll(List.of("-j", "DROP"));
        inside(name(host), command.toArray(String[]::new));
    }

    @Override
    public void close() {
        for (var host = 0; host <= hosts; host++) {
            try {
                run("ip", "netns", "delete", host == 0 ? hub() : name(host));
            } catch (NotPermitted absent) {
                continue;
            }
        }
    }

    private String hub() {
        return prefix + "hub";
    }

    private String name(int host) {
        return prefix + "h" + host;
    }

    private static void inside(String namespace, String... command) {
        var whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        whole.addAll(Arrays.asList(command));
        run(whole.toArray(String[]::new));
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new NotPermitted(String.join(" ", command) + ": " + output.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPermitted("interrupted");
        }
    }

    /** A command failed. */
    private static final class NotPermitted extends RuntimeException {
        NotPermitted(String message) {
            super(message);
        }
    }
}
