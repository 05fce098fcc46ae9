package io.doudou.interop;

import io.doudou.testkit.RequiredTool;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

/** Programs of go-micro and of ours find each other over NATS, and call each other. */
class NatsTest {

    private static final RequiredTool PROGRAM = RequiredTool.debian("nats-server");

    private final MicroCast cast = MicroCast.atAddresses();
    private Program server;
    private String address;

    @BeforeEach
    void startServer() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = "127.0.0.1:" + socket.getLocalPort();
        }
        var program = PROGRAM.require().toString();
        server = Program.startLogging("nats", List.of(program, "-a", "127.0.0.1", "-p", port()));
        server.expect(".*Server is ready.*");
    }

    private String port() {
        return address.substring(address.indexOf(':') + 1);
    }

    @AfterEach
    void end() throws Exception {
        cast.close();
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProgramOfGoMicroFindsAJavaServiceAndCallsIt(GoMicro release) {
        java("serve");
        var lookup = go(release, "lookup");
        lookup.expect("ready");
        lookup.tell("lookup greeter");
        lookup.expect("node\tgreeter-.*\"protocol\":\"mucp\".*");
        lookup.tell("list");
        lookup.expect("services\t(.*\t)?greeter");

        var caller = go(release, "call");
        caller.expect("ready");
        awaitAnswer(caller, "Greeter.Hello John", "answer\tHello John of Java");
    }

    @ParameterizedTest
    @EnumSource
    void aJavaProgramFindsAServiceOfGoMicroAndCallsIt(GoMicro release) {
        go(release, "serve").expect("ready\t.*");

        awaitAnswer(java("call"), "John", "answer\tHello John");
    }

    private Program go(GoMicro release, String part) {
        return cast.go(release, part, "-domain", "nats:" + address);
    }

    private Program java(String part) {
        var settings =
                Map.of(
                        "GDD_REGISTRY",
                        "nats",
                        "GDD_REGISTRY_ADDRESS",
                        address,
                        "GDD_PORT",
                        "0",
                        "GDD_HOST",
                        "127.0.0.1");
        var program = cast.java(GreeterNode.class, settings, part);
        program.expect("ready\t.*");
        return program;
    }

    /** Again and again, because a program in Go waits a tenth of a second for answers. */
    private static void awaitAnswer(Program caller, String command, String answer) {
        var until = System.nanoTime() + Program.PATIENCE.toNanos();
        while (true) {
            caller.tell(command);
            var told = caller.expect("(answer|error)\t.*");
            if (told.equals(answer)) {
                return;
            }
            if (System.nanoTime() - until >= 0) {
                throw new AssertionError(told + " instead of " + answer);
            }
        }
    }
}
