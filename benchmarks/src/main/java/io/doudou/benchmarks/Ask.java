package io.doudou.benchmarks;

import java.nio.charset.StandardCharsets;

/**
 * What is asked of a server, again and again.
 *
 * @param body JSON, empty for none
 */
record Ask(String method, String path, String body) {

    /** A hundred bytes that ask for ten users. */
    static Ask postPage() {
        return new Ask(
                "POST",
                "/page/users",
                """
                {"filter":"name like any of the usual ones, padded to a hundred bytes","pageNo":3,"size":10}\
                """);
    }

    static Ask getUser() {
        return new Ask("GET", "/user?id=7", "");
    }

    /** The whole request as bytes on the wire. */
    byte[] bytes(int port) {
        var head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n";
        var content =
                body.isEmpty()
                        ? ""
                        : "Content-Type: application/json\r\nContent-Length: "
                                + body.getBytes(StandardCharsets.UTF_8).length
                                + "\r\n";
        return (head + content + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }
}
