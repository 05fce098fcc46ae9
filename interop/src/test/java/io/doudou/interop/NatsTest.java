package io.doudou.interop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Map;

/** Programs of go-micro and of ours find each other over NATS, and call each other. */
class NatsTest {

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
