package io.doudou.redis;

import io.doudou.option.Settings;
import io.doudou.redis.option.RedisOptions;
import io.doudou.redis.wire.Command;
import io.doudou.redis.wire.Redis;
import io.doudou.redis.wire.Reply;
import io.doudou.redis.wire.Server;
import io.doudou.testkit.RequiredTool;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real server on a free port of this machine, in an empty folder of its own, which tests may kill
 * and bring back.
 */
public final class RedisServer implements AutoCloseable {

    public static final RequiredTool REDIS = new RequiredTool("redis-server", "dev/tools");

    /** Lets single fields of a hash expire. */
    public static final RequiredTool VALKEY = RequiredTool.python("valkey-server");

    private static final Duration READY = Duration.ofSeconds(20);

    private final Path program;
    private final Path folder;
    private final int port;
    private final List<String> arguments;
    private Process process;
    private Redis client;

    private RedisServer(Path program, List<String> arguments) throws IOException {
        this.program = program;
        this.folder = Files.createTempDirectory("doudou-redis-");
        this.port = freePort();
        this.arguments = arguments;
    }

    /** Without a memory: who restarts it finds it empty. */
    public static RedisServer start(RequiredTool tool, String... arguments) throws Exception {
        var server = new RedisServer(tool.require(), List.of(arguments));
        server.restart();
        return server;
    }

    /** It has written everything that it has confirmed. */
    static RedisServer startDurable() throws Exception {
        return start(REDIS, "--appendonly", "yes", "--appendfsync", "always");
    }

    public void restart() throws Exception {
        var command = new ArrayList<>(List.of(program.toString(), "--port", "" + port));
        command.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--dir", folder.toString()));
        command.addAll(arguments);
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("server.log").toFile())
                        .start();
        // Whoever ends the tests ends their servers.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var password = arguments.indexOf("--requirepass") + 1;
        var own =
                password == 0
                        ? settings()
                        : settings().with(RedisOptions.PASSWORD, arguments.get(password));
        client = new Redis(Server.of(own, RedisOptions.ADDRESS), Ticker.system());
        awaitReady();
    }

    private void awaitReady() throws Exception {
        var time = Ticker.system();
        for (long end = time.nanos() + READY.toNanos(); ; time.sleep(Duration.ofMillis(5))) {
            try {
                client.askAnyhow(Command.of("PING"));
                return;
            } catch (RuntimeException notYet) {
                if (time.nanos() - end >= 0 || !process.isAlive()) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            Files.readString(folder.resolve("server.log")), notYet);
                }
            }
        }
    }

    /** As when the machine goes. */
    public void kill() {
        client.close();
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    public int port() {
        return port;
    }

    public Settings settings() {
        return Settings.none().with(RedisOptions.ADDRESS, "127.0.0.1:" + port);
    }

    public Reply ask(String... words) {
        return client.ask(Command.of(words));
    }

    Redis client() {
        return client;
    }

    RedisServer emptied() {
        ask("FLUSHALL");
        return this;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
