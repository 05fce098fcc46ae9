package io.doudou.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "content-length", "Transfer-Encoding", "CONNECTION"})
    void whereAnAnswerEndsIsForTheServerToSay(String header) {
        assertThatThrownBy(() -> Response.of(200).with(header, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("header ")
                .hasMessageEndingWith(
                        "is written by the server, which knows the body and the"
                                + " connection; leave it out");
    }

    @Test
    void aHeaderReplacesTheOneOfItsName() {
        var response = Response.of(200).with("X-A", "1").with("x-a", "2");
        assertThat(response.headers().all("X-A")).containsExactly("2");
    }
}
