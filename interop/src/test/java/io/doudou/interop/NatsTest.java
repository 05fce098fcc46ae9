package io.doudou.interop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Programs of go-micro and of ours find each other over NATS, and call each other. */
class NatsTest {

    private static final Map<String, String> OVER_NATS =
            Map.of("GDD_TRANSPORT", "nats", "GDD_NATS_FORM", "micro");

    private final MicroCast cast = MicroCast.atAddresses();
    private SystemHost server;
    private String address;

    @BeforeEach
    void startServer() {
        server = SystemHost.start(SystemHost.Kind.NATS);
        address = server.address();
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

    /** Neither side reaches the other but through the server. */
    @Test
    void aProgramOfGoMicroCallsAJavaServiceOverNats() {
        java("serve", OVER_NATS);
        var caller = go(GoMicro.MICRO5, "call", "-pair", "nats");
        caller.expect("ready");
        awaitAnswer(caller, "Greeter.Hello John", "answer\tHello John of Java");
        caller.tell("Greeter.Nope John");
        caller.expect("error\t.*can't find method Nope.*");
    }

    @Test
    void aJavaProgramCallsAServiceOfGoMicroOverNats() {
        go(GoMicro.MICRO5, "serve", "-pair", "nats", "-address", ":0").expect("ready\t.*");
        var caller = java("call", OVER_NATS);
        awaitAnswer(caller, "John", "answer\tHello John");
        caller.tell("nobody");
        caller.expect("error\t.*there is <nobody>.*");
    }

    private Program go(GoMicro release, String part, String... more) {
        var arguments = new ArrayList<>(List.of("-domain", "nats:" + address));
        arguments.addAll(List.of(more));
        return cast.go(release, part, arguments.toArray(String[]::new));
    }

    private Program java(String part) {
        return java(part, Map.of());
    }

    private Program java(String part, Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.put("GDD_REGISTRY", "nats");
        settings.put("GDD_NATS_SERVERS", address);
        settings.put("GDD_PORT", "0");
        settings.put("GDD_HOST", "127.0.0.1");
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
