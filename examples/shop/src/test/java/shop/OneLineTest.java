package shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.testkit.RequiredTool;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

import shop.order.Orders;
import shop.sales.Sales;
import shop.user.Users;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the services of the shop meet, what carries their messages and what carries their calls is
 * one line each in {@code .env}: four processes, one of them a customer's, differ in nothing else.
 */
class OneLineTest {

    /** The lines of the example, for services that do not share a process. */
    private static final Map<String, String> APART =
            Map.of("GDD_REGISTRY", "gossip", "GDD_BROKER", "http", "GDD_TRANSPORT", "http");

    private static final String BOUGHT = "3.00 for each order";

    @TempDir private Path folder;

    private final Deque<Process> running = new ArrayDeque<>();
    private final Map<String, String> addresses = new HashMap<>();
    private List<String> place = List.of();

    @AfterEach
    void end() throws IOException, InterruptedException {
        for (var process : running) {
            process.destroy();
            process.waitFor();
        }
        if (!place.isEmpty()) {
            run("ip", "netns", "delete", place.get(3));
        }
    }

    @Test
    void servicesMeetByGossipAndPublishOverHttp() throws Exception {
        assertThat(bought("GDD_REGISTRY=gossip")).isEqualTo(BOUGHT);
    }

    @Test
    void servicesMeetByMulticastDns() throws Exception {
        place = lonelyHost();
        assertThat(bought("GDD_REGISTRY=mdns")).isEqualTo(BOUGHT);
    }

    @Test
    void servicesMeetInRedis() throws Exception {
        startRedis("GDD_REGISTRY_ADDRESS");
        assertThat(bought("GDD_REGISTRY=redis")).isEqualTo(BOUGHT);
    }

    @Test
    void servicesMeetInConsul() throws Exception {
        startConsul();
        assertThat(bought("GDD_REGISTRY=consul")).isEqualTo(BOUGHT);
    }

    @Test
    void servicesMeetOverNats() throws Exception {
        startNats("GDD_REGISTRY_ADDRESS");
        assertThat(bought("GDD_REGISTRY=nats")).isEqualTo(BOUGHT);
    }

    @Test
    void messagesGoThroughRedis() throws Exception {
        startRedis("GDD_BROKER_ADDRESS");
        assertThat(bought("GDD_BROKER=redis")).isEqualTo(BOUGHT);
    }

    @Test
    void messagesAreKeptByNats() throws Exception {
        startNats("GDD_BROKER_ADDRESS");
        assertThat(bought("GDD_BROKER=nats")).isEqualTo(BOUGHT);
    }

    @Test
    void messagesGoThroughNatsThatKeepsNothing() throws Exception {
        startNats("GDD_BROKER_ADDRESS");
        addresses.put("GDD_NATS_DELIVERY", "core");
        assertThat(bought("GDD_BROKER=nats")).isEqualTo(BOUGHT);
    }

    @Test
    void callsGoThroughNats() throws Exception {
        startNats("GDD_TRANSPORT_ADDRESS");
        assertThat(bought("GDD_TRANSPORT=nats")).isEqualTo(BOUGHT);
    }

    @Test
    void callsAreThoseOfGrpc() throws Exception {
        assertThat(bought("GDD_TRANSPORT=grpc")).isEqualTo(BOUGHT);
    }

    /** What a customer is told when {@code .env} has this line. */
    private String bought(String line) throws Exception {
        Files.writeString(folder.resolve(".env"), lines(line));
        var seed = Integer.toString(freePort());
        running.push(ShopProcess.start(builder(Users.class, "users", seed, seed)).process());
        running.push(ShopProcess.start(builder(Orders.class, "orders", "0", seed)).process());
        running.push(ShopProcess.start(builder(Sales.class, "sales", "0", seed)).process());
        return lastLine(builder(Customer.class, "customer", "0", seed));
    }

    /** Those of the example with others in their places. */
    private static String lines(String changed) throws IOException {
        var text = Files.readString(Path.of(".env"));
        for (var line : APART.entrySet()) {
            text = replaced(text, line.getKey(), line.getValue());
        }
        var parts = changed.split("=");
        return replaced(text, parts[0], parts[1]);
    }

    private static String replaced(String text, String name, String value) {
        var changed = text.replaceFirst("(?m)^" + name + "=.*$", name + "=" + value);
        assertThat(changed).contains(name + "=" + value);
        return changed;
    }

    private ProcessBuilder builder(Class<?> program, String name, String port, String seed) {
        var command = new ArrayList<>(place);
        command.addAll(ShopProcess.command(program));
        // A machine is one member of a cluster, unless its processes have names of their own.
        command.addAll(List.of("--mem-name", name, "--mem-bind", "127.0.0.1", "--mem-port", port));
        command.addAll(List.of("--mem-seed", port.equals(seed) ? "" : "127.0.0.1:" + seed));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(addresses);
        return builder;
    }

    private static String lastLine(ProcessBuilder builder) throws IOException {
        var process = builder.redirectErrorStream(true).start();
        try (var output = process.inputReader()) {
            var lines = output.readAllLines();
            assertThat(lines).isNotEmpty();
            return lines.getLast();
        }
    }

    private void startRedis(String setting) throws Exception {
        var program = new RequiredTool("redis-server", "dev/tools").require().toString();
        var port = freePort();
        addresses.put(setting, "127.0.0.1:" + port);
        start(program, "--bind", "127.0.0.1", "--port", "" + port, "--save", "");
    }

    private void startNats(String setting) throws Exception {
        var program = RequiredTool.debian("nats-server").require().toString();
        var port = freePort();
        addresses.put(setting, "nats://127.0.0.1:" + port);
        start(program, "-a", "127.0.0.1", "-p", "" + port, "-js", "-sd", folder.toString());
    }

    private void startConsul() throws Exception {
        var program = RequiredTool.go("consul").require().toString();
        var port = freePort();
        addresses.put("GDD_REGISTRY_ADDRESS", "127.0.0.1:" + port);
        start(
                program,
                "agent",
                "-server",
                "-bootstrap-expect=1",
                "-node=shop",
                "-bind=127.0.0.1",
                "-client=127.0.0.1",
                "-data-dir=" + folder.resolve("consul"),
                "-http-port=" + port,
                "-server-port=" + freePort(),
                "-serf-lan-port=" + freePort(),
                "-serf-wan-port=-1",
                "-dns-port=-1",
                "-hcl=ports { grpc = -1 }",
                "-hcl=performance { raft_multiplier = 1 }");
    }

    /** A program that the services try to reach until it is there. */
    private void start(String... command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        var log = folder.resolve("server.log").toFile();
        running.push(builder.redirectErrorStream(true).redirectOutput(log).start());
    }

    /** A network of its own, in which packets to all reach nobody else. */
    private static List<String> lonelyHost() throws Exception {
        new RequiredTool("ip", "apt-get install iproute2").require();
        var name = "shop" + ProcessHandle.current().pid();
        var inside = List.of("ip", "netns", "exec", name);
        if (run("ip", "netns", "add", name) != 0) {
            throw new TestAbortedException("no namespaces for networks here");
        }
        run("ip", "netns", "exec", name, "ip", "link", "set", "lo", "up");
        run("ip", "netns", "exec", name, "ip", "route", "add", "224.0.0.0/4", "dev", "lo");
        return inside;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
