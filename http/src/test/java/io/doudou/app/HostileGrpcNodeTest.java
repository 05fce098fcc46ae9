package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.http.client.RawNode;
import io.doudou.http.server.RawHttp2;
import io.doudou.http.server.RawHttp2.Frame;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A gRPC node whose answers are not as they should be fails its own call, and no other. */
@Timeout(60)
class HostileGrpcNodeTest {

    private static final String JOHN = "00 00000006 0a044a6f686e";

    /** What the node answers: bytes of the body, and fields behind it. */
    private record Reply(String hex, String... fields) {}

    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private RawNode node;
    private Application caller;

    @BeforeEach
    void start() throws IOException {
        node = new RawNode(this::converse);
        var address = node.address().replace("http://", "grpc://");
        var settings =
                Map.of(
                        "GREETER", address,
                        "GDD_CLIENT_ANSWER_MAX", "1KiB",
                        "GDD_CLIENT_RETRIES", "0");
        caller = Application.with(LocalSettings.of(settings));
    }

    @AfterEach
    void end() {
        caller.close();
        node.close();
    }

    private void converse(RawNode.Line line) throws IOException {
        line.in().readNBytes(RawHttp2.PREFACE.length());
        line.say(new Frame(RawHttp2.SETTINGS, 0, 0, new byte[0]).bytes());
        while (true) {
            var frame = Frame.read(line.in());
            if (frame.type() == RawHttp2.SETTINGS && frame.flags() != RawHttp2.ACK) {
                line.say(new Frame(RawHttp2.SETTINGS, RawHttp2.ACK, 0, new byte[0]).bytes());
            } else if (frame.type() == RawHttp2.DATA
                    && (frame.flags() & RawHttp2.END_STREAM) != 0) {
                answer(line, frame.stream(), replies.remove());
            }
        }
    }

    /** Status 200 is entry 8 of the table that both sides know (RFC 7541, appendix A). */
    private static void answer(RawNode.Line line, int stream, Reply reply) throws IOException {
        var head = new byte[] {(byte) 0x88};
        line.say(new Frame(RawHttp2.HEADERS, RawHttp2.END_HEADERS, stream, head).bytes());
        var body = HexFormat.of().parseHex(reply.hex.replace(" ", ""));
        var isAll = reply.fields.length == 0;
        var flags = isAll ? RawHttp2.END_STREAM : 0;
        line.say(new Frame(RawHttp2.DATA, flags, stream, body).bytes());
        if (!isAll) {
            var end = RawHttp2.END_HEADERS | RawHttp2.END_STREAM;
            line.say(new Frame(RawHttp2.HEADERS, end, stream, literals(reply.fields)).bytes());
        }
    }

    /** Fields that are not indexed (RFC 7541, 6.2.2). */
    private static byte[] literals(String... fields) {
        var block = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            block.write(0);
            for (var text : new String[] {fields[i], fields[i + 1]}) {
                block.write(text.length());
                block.writeBytes(text.getBytes(US_ASCII));
            }
        }
        return block.toByteArray();
    }

    private String hello() {
        return GrpcGreeter.hello(caller.client("greeter"), "John");
    }

    private void expectMalformed(Reply reply, String why) {
        replies.add(reply);
        assertThatThrownBy(this::hello).isInstanceOf(Malformed.class).hasMessageContaining(why);
        replies.add(new Reply(JOHN, "grpc-status", "0"));
        assertThat(hello()).isEqualTo("John");
        assertThat(node.connections()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "00 000000",
        "00 00000007 0a044a6f686e",
        "00 00000005 0a044a6f686e",
        "00 ffffffff 0a044a6f686e",
        "00 00000006 0a044a6f686e 00 00000006 0a044a6f686e"
    })
    void aFrameWhoseLengthLiesIsMalformed(String body) {
        expectMalformed(new Reply(body, "grpc-status", "0"), "message");
    }

    @Test
    void aPackedMessageIsMalformed() {
        var packed = JOHN.replaceFirst("00", "01");
        expectMalformed(
                new Reply(packed, "grpc-status", "0"), "is compressed, and nothing says how");
    }

    @Test
    void aMessageThatIsTooLargeIsMalformed() {
        var large = "00 00000800" + "00".repeat(2048);
        expectMalformed(new Reply(large, "grpc-status", "0"), "larger than 1024 bytes");
    }

    @Test
    void anAnswerWithoutAStatusIsMalformed() {
        expectMalformed(new Reply(JOHN), "no field grpc-status");
        expectMalformed(new Reply(JOHN, "x-other", "0"), "no field grpc-status");
        expectMalformed(new Reply(JOHN, "grpc-status", "OK"), "no field grpc-status");
    }

    @Test
    void anAnswerWithoutAMessageIsMalformed() {
        expectMalformed(new Reply("", "grpc-status", "0"), "no message");
    }

    @Test
    void aCodeThatNobodyKnowsIsAFaultOfTheNode() {
        replies.add(new Reply("", "grpc-status", "99", "grpc-message", "what%3F"));
        assertThatThrownBy(this::hello).isEqualTo(new Fault(500, "http.500", "what?"));
    }

    @Test
    void detailsThatMakeNoSenseTakeNothingFromTheStatus() {
        replies.add(new Reply("", "grpc-status", "5", "grpc-status-details-bin", "%%%"));
        assertThatThrownBy(this::hello).isEqualTo(new Fault(404, "http.404", ""));
    }
}
