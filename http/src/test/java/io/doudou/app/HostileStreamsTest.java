package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.http.Call;
import io.doudou.http.ClientOptions;
import io.doudou.http.Passing;
import io.doudou.http.client.RawNode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Map;

/** Nodes that answer streamed calls with what is no stream: the reader hears so, and is done. */
@DisplayName("go-micro 18.31: hostile answers to streamed calls")
@Timeout(60)
class HostileStreamsTest {

    private static final JsonCodec<Integer> NUMBER =
            JsonCodec.of(JsonReader::intValue, (out, value) -> out.value((long) value));

    private static final String GOOD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n7";

    /** Reads all numbers of a node that first says one, then this, and then leaves. */
    private static void read(String said) throws IOException {
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    line.say(GOOD + said);
                                });
                var caller = caller(node.address());
                var numbers =
                        caller.client("numbers")
                                .items(
                                        Call.of("All", "GET", "/all")
                                                .procedure("Numbers.All", Passing.NAMED),
                                        NUMBER)) {
            numbers.forEach(number -> {});
        }
    }

    private static Application caller(String address) {
        var environment = Map.of("NUMBERS", address.replace("http", "mucp"));
        return Application.with(
                LocalSettings.of(environment).with(ClientOptions.ANSWER_MAX, 10_000L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "HTTP/1.1 200 OK\nContent-Length: 1\n\n7",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n7",
                "HTTP/1.1 200 OK\r\nContent-Length: 10001\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
                "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 1\r\n\r\n8",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
            })
    void whatIsNoMessageIsMalformed(String said) {
        // A message above the limit must have its bytes before it can be refused.
        var bytes = said.contains("10001") ? said + "x".repeat(10_001) : said;
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(Malformed.class);
    }

    @Test
    void aHeadHasALimit() {
        var huge = "HTTP/1.1 200 OK\r\nX: " + "x".repeat(1 << 20) + "\r\n\r\n";
        assertThatThrownBy(() -> read(huge)).isInstanceOf(ServiceException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n7"
            })
    void aStreamWithoutItsEndIsUnknown(String said) {
        assertThatThrownBy(() -> read(said)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "\"seven\"", "[[[[[[[["})
    void aValueThatIsNoneIsNamed(String value) {
        var said = "HTTP/1.1 200 OK\r\nContent-Length: " + value.length() + "\r\n\r\n" + value;
        assertThatThrownBy(() -> read(said)).isInstanceOf(ServiceException.class);
    }

    @Test
    void anErrorThatIsNoJsonIsItsDetail() {
        var said = "HTTP/1.1 200 OK\r\nMicro-Error: {no\r\nContent-Length: 0\r\n\r\n";
        assertThatThrownBy(() -> read(said)).isInstanceOf(Fault.class).hasMessageContaining("{no");
    }
}
