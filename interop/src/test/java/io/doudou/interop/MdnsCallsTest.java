package io.doudou.interop;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Map;

/**
 * Services find each other by multicast DNS and call each other, with one setting and no address.
 */
class MdnsCallsTest {

    @RegisterExtension private final MicroCast cast = MicroCast.onLonelyHost();

    @ParameterizedTest
    @EnumSource
    void aProgramOfGoMicroFindsAJavaServiceAndCallsIt(GoMicro release) {
        java("serve");
        var go = cast.go(release, "call");
        go.expect("ready");

        awaitAnswer(go, "Greeter.Hello John", "answer\tHello John of Java");
    }

    @ParameterizedTest
    @EnumSource
    void aJavaProgramFindsAServiceOfGoMicroAndCallsIt(GoMicro release) {
        cast.go(release, "serve").expect("ready\t.*");

        awaitAnswer(java("call"), "John", "answer\tHello John");
    }

    @Test
    void javaProgramsFindAndCallEachOther() {
        java("serve");

        awaitAnswer(java("call"), "John", "answer\tHello John of Java");
    }

    @DisplayName("go-micro 18.14: a service that ends, and comes back on another port")
    @ParameterizedTest
    @CsvSource({"MICRO5, KILLED", "MICRO5, TERMINATED", "MICRO1, KILLED", "MICRO1, TERMINATED"})
    void aJavaProgramFollowsAServiceOfGoMicroToAnotherPort(GoMicro release, End end) {
        var first = cast.go(release, "serve");
        first.expect("ready\t.*");
        var caller = java("call");
        awaitAnswer(caller, "John", "answer\tHello John");

        end.of(first);
        cast.go(release, "serve").expect("ready\t.*");

        awaitAnswer(caller, "Ann", "answer\tHello Ann");
    }

    @DisplayName("go-micro 18.14: a Java service that ends, and comes back on another port")
    @ParameterizedTest
    @CsvSource({"MICRO5, KILLED", "MICRO5, FINISHED", "MICRO1, KILLED", "MICRO1, FINISHED"})
    void aProgramOfGoMicroFollowsAJavaServiceToAnotherPort(GoMicro release, End end) {
        var first = java("serve");
        var caller = cast.go(release, "call");
        caller.expect("ready");
        awaitAnswer(caller, "Greeter.Hello John", "answer\tHello John of Java");

        end.of(first);
        java("serve");

        awaitAnswer(caller, "Greeter.Hello Ann", "answer\tHello Ann of Java");
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

    private Program java(String part) {
        var settings = Map.of("GDD_REGISTRY", "mdns", "GDD_PORT", "0", "GDD_HOST", "127.0.0.1");
        var program = cast.java(GreeterNode.class, settings, part);
        program.expect("ready\t.*");
        return program;
    }
}
