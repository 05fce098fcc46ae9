package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.Fault;
import io.doudou.http.ServiceClient;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;

/** Programs of go-micro and Java services call each other in protobuf, whose messages are Go's. */
@Timeout(300)
class GoMicroProtobufTest {

    @RegisterExtension private final MicroCast cast = MicroCast.atAddresses();

    private Program caller(GoMicro release, String type) {
        var address = cast.serving(Speaker.routes());
        var caller = cast.go(release, "speak", "-address", address, "-type", type);
        caller.expect("ready");
        return caller;
    }

    private ServiceClient clientOf(GoMicro release) {
        var node = "mucp://" + MicroCast.addressOf(cast.greeter(release));
        var settings = Map.of("GREETER", node, "GDD_RPC_CODEC", "protobuf");
        return cast.application(settings).client("greeter");
    }

    @DisplayName("go-micro 18.22, 18.23: protobuf, header form, envelope and frames; errors")
    @ParameterizedTest
    @CsvSource({
        "MICRO5, application/protobuf",
        "MICRO5, application/proto-rpc",
        "MICRO5, application/grpc",
        "MICRO5, application/grpc+proto",
        "MICRO1, application/protobuf",
        "MICRO1, application/proto-rpc"
    })
    void aJavaServiceAnswersAProgramOfGoMicroInProtobuf(GoMicro release, String type) {
        var caller = caller(release, type);
        caller.tell("hello Jürgen");
        caller.expect("answer\tHello Jürgen");
        caller.tell("hello nobody");
        caller.expect("error\t404\tgreeter\tthere is <nobody>");
        caller.tell("turn Person id name");
        caller.expect("answer\tPerson!\t3\tSYNTAX_PROTO3");
    }

    @DisplayName("go-micro 18.23: nested, repeated and negative values, enums")
    @ParameterizedTest
    @EnumSource
    void messagesWithinMessagesReachAJavaServiceAndComeBack(GoMicro release) {
        var caller = caller(release, "application/protobuf");
        caller.tell("turn Person id name");
        caller.expect("answer\tPerson!\t3\tSYNTAX_PROTO3");
        caller.expect("field\tname\t-1\tTYPE_INT32\tfalse");
        caller.expect("field\tid\t0\tTYPE_INT32\ttrue");
    }

    @DisplayName("go-micro 18.11: a server stream in protobuf, bare and in envelopes")
    @ParameterizedTest
    @CsvSource({
        "MICRO5, application/protobuf",
        "MICRO5, application/proto-rpc",
        "MICRO1, application/protobuf",
        "MICRO1, application/proto-rpc"
    })
    void aJavaServiceStreamsInProtobufToAProgramOfGoMicro(GoMicro release, String type) {
        var caller = caller(release, type);
        caller.tell("count 10");
        for (int i = 1; i <= 10; i++) {
            caller.expect("answer\t" + i);
        }
        caller.expect("end");
    }

    @DisplayName("go-micro 18.22, 18.24: a Java client calls in protobuf")
    @ParameterizedTest
    @EnumSource
    void aServiceOfGoMicroAnswersAJavaClientInProtobuf(GoMicro release) {
        var client = clientOf(release);
        assertThat(client.json(Speaker.call("Hello", Speaker.TEXT, "Jürgen"), Speaker.TEXT))
                .isEqualTo("Hello Jürgen");
        assertThatThrownBy(
                        () ->
                                client.json(
                                        Speaker.call("Hello", Speaker.TEXT, "nobody"),
                                        Speaker.TEXT))
                .isEqualTo(new Fault(404, "http.404", "there is <nobody>").with("id", "greeter"));
        var id = new Speaker.Field("INT64", Integer.MIN_VALUE, "id", true);
        var name = new Speaker.Field("UNKNOWN", 0, "", false);
        var type = new Speaker.Type("Person", List.of(id, name), List.of("a"), "PROTO2");
        assertThat(client.json(Speaker.call("Turn", Speaker.TYPE, type), Speaker.TYPE))
                .isEqualTo(
                        new Speaker.Type("Person!", List.of(name, id), List.of("a", ""), "PROTO2"));
    }

    /** Release 5 mixes up what it sends too quickly, so there is one message. */
    @DisplayName("go-micro 18.24: a Java client reads a stream in protobuf")
    @ParameterizedTest
    @CsvSource({"MICRO5, 1", "MICRO1, 10"})
    void aServiceOfGoMicroStreamsInProtobufToAJavaClient(GoMicro release, int count) {
        var counting = Speaker.call("Count", Speaker.TEXT, String.valueOf(count));
        try (var numbers = clientOf(release).items(counting, Speaker.TEXT)) {
            for (int i = 1; i <= count; i++) {
                assertThat(numbers.next()).isEqualTo(String.valueOf(i));
            }
            assertThat(numbers.next()).isNull();
        }
    }
}
