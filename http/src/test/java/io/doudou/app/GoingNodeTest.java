package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.fault.Unknown;
import io.doudou.http.Call;
import io.doudou.http.client.RawNode;
import io.doudou.http.server.RawHttp2;
import io.doudou.http.server.RawHttp2.Frame;
import io.doudou.option.Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLServerSocket;

/**
 * A node of HTTP/2 that refuses a request or goes away says which ones it did not begin (RFC 9113,
 * 6.8 and 8.7): these are asked again, whatever they do, and no others.
 */
class GoingNodeTest {

    private static final int INTERNAL_ERROR = 2;
    private static final int REFUSED_STREAM = 7;
    private static final JsonCodec<Integer> INT =
            JsonCodec.of(JsonReader::intValue, (out, value) -> out.value((long) value));

    @TempDir private static Path folder;
    private static NodeKeys keys;

    private final Queue<Reaction> reactions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final RawNode node = node();
    private final Application caller = caller();

    /** What the node does about one request. */
    private enum Reaction {
        ANSWER,
        REFUSE,
        FAIL,
        /** Goes away, and has not looked at it. */
        GO_BEFORE,
        /** Goes away, and finishes it. */
        GO_AFTER
    }

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = NodeKeys.make(folder, "ip:127.0.0.1");
    }

    @AfterEach
    void end() {
        caller.close();
        node.close();
    }

    @Test
    void aRequestThatWasRefusedIsRepeatedBecauseItNeverRan() {
        reactions.addAll(List.of(Reaction.REFUSE, Reaction.ANSWER));

        assertThat(call("POST")).isEqualTo(1);
        assertThat(requests).hasValue(2);
    }

    @Test
    void aRequestThatANodeDidNotLookAtBeforeItLeftIsRepeatedElsewhere() {
        reactions.addAll(List.of(Reaction.GO_BEFORE, Reaction.ANSWER));

        assertThat(call("POST")).isEqualTo(1);
        assertThat(requests).hasValue(2);
        assertThat(node.connections()).isEqualTo(2);
    }

    @Test
    void aRequestThatRunsIsFinishedAndTheNextOneGoesElsewhere() {
        reactions.addAll(List.of(Reaction.GO_AFTER, Reaction.ANSWER));

        assertThat(call("POST")).isEqualTo(1);
        assertThat(call("POST")).isEqualTo(1);
        assertThat(requests).hasValue(2);
        assertThat(node.connections()).isEqualTo(2);
    }

    @Test
    void aRequestThatMayHaveRunIsRepeatedOnlyWhenThatIsHarmless() {
        reactions.addAll(List.of(Reaction.FAIL, Reaction.FAIL, Reaction.ANSWER));

        assertThatThrownBy(() -> call("POST")).isInstanceOf(Unknown.class);
        assertThat(requests).hasValue(1);
        assertThat(call("GET")).isEqualTo(1);
        assertThat(requests).hasValue(3);
    }

    private int call(String method) {
        return caller.client("numbersvc").json(Call.of("Number", method, "/number"), INT);
    }

    private Application caller() {
        var settings =
                Map.of(
                        "NUMBERSVC",
                        node.address(),
                        "GDD_CLIENT_TRUST",
                        keys.certificate().toString(),
                        "GDD_CLIENT_BACKOFF",
                        "1ms");
        return Application.with(Settings.load(new String[0], settings, folder));
    }

    private RawNode node() {
        try {
            var sockets = keys.context().getServerSocketFactory();
            var server =
                    (SSLServerSocket)
                            sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var parameters = server.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            server.setSSLParameters(parameters);
            return new RawNode(server, this::converse);
        } catch (Exception noServer) {
            throw new IllegalStateException(noServer);
        }
    }

    private void converse(RawNode.Line line) throws IOException {
        assertThat(line.in().readNBytes(RawHttp2.PREFACE.length()))
                .isEqualTo(RawHttp2.PREFACE.getBytes(US_ASCII));
        say(line, RawHttp2.SETTINGS, 0, 0);
        while (true) {
            var frame = Frame.read(line.in());
            if (frame.type() == RawHttp2.SETTINGS && frame.flags() != RawHttp2.ACK) {
                say(line, RawHttp2.SETTINGS, RawHttp2.ACK, 0);
            } else if (frame.type() == RawHttp2.HEADERS) {
                requests.incrementAndGet();
                react(line, frame.stream());
            }
        }
    }

    private void react(RawNode.Line line, int stream) throws IOException {
        switch (reactions.remove()) {
            case ANSWER -> answer(line, stream);
            case REFUSE -> say(line, RawHttp2.RST_STREAM, 0, stream, REFUSED_STREAM);
            case FAIL -> say(line, RawHttp2.RST_STREAM, 0, stream, INTERNAL_ERROR);
            case GO_BEFORE -> say(line, RawHttp2.GOAWAY, 0, 0, stream - 1, 0);
            case GO_AFTER -> {
                say(line, RawHttp2.GOAWAY, 0, 0, stream, 0);
                answer(line, stream);
            }
        }
    }

    /** Status 200 is entry 8 of the table that both sides know (RFC 7541, appendix A). */
    private static void answer(RawNode.Line line, int stream) throws IOException {
        var head = new byte[] {(byte) 0x88};
        line.say(new Frame(RawHttp2.HEADERS, RawHttp2.END_HEADERS, stream, head).bytes());
        var body = "1".getBytes(US_ASCII);
        line.say(new Frame(RawHttp2.DATA, RawHttp2.END_STREAM, stream, body).bytes());
    }

    private static void say(RawNode.Line line, int type, int flags, int stream, int... numbers)
            throws IOException {
        var payload = ByteBuffer.allocate(4 * numbers.length);
        for (var number : numbers) {
            payload.putInt(number);
        }
        line.say(new Frame(type, flags, stream, payload.array()).bytes());
    }
}
