package io.doudou.interop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

/**
 * Services find each other by multicast DNS and call each other, with one setting and no address.
 */
class MdnsCallsTest {

    private final List<Program> programs = new ArrayList<>();
    private LonelyHost host;

    @BeforeEach
    void open() {
        host = LonelyHost.open();
    }

    @AfterEach
    void end() {
        programs.reversed().forEach(Program::close);
        if (host != null) {
            host.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProgramOfGoMicroFindsAJavaServiceAndCallsIt(GoMicro release) {
        java("serve");
        var go = go(release, "call");
        go.expect("ready");

        awaitAnswer(go, "Greeter.Hello John", "answer\tHello John of Java");
    }

    @ParameterizedTest
    @EnumSource
    void aJavaProgramFindsAServiceOfGoMicroAndCallsIt(GoMicro release) {
        go(release, "serve").expect("ready\t.*");

        awaitAnswer(java("call"), "John", "answer\tHello John");
    }

    @Test
    void javaProgramsFindAndCallEachOther() {
        java("serve");

        awaitAnswer(java("call"), "John", "answer\tHello John of Java");
    }

    /** Again and again, because on a busy machine somebody may not be found the first time. */
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

    private Program go(GoMicro release, String part) {
        return start(release + "-mdns-" + part, release.command(part));
    }

    private Program java(String part) {
        var program =
                start(
                        "greeter-" + part,
                        List.of(
                                "env",
                                "GDD_REGISTRY=mdns",
                                "GDD_PORT=0",
                                "GDD_HOST=127.0.0.1",
                                System.getProperty("java.home") + "/bin/java",
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                GreeterNode.class.getName(),
                                part));
        program.expect("ready\t.*");
        return program;
    }

    private Program start(String name, List<String> command) {
        var program = Program.start(name, host.on(command));
        programs.add(program);
        return program;
    }
}
