package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A streamed call as go-micro's client writes it, byte for byte. Serves one thread. */
final class MicroCaller implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final String endpoint;
    private final String type;
    private String body = "";
    private boolean isBare;

    MicroCaller(String address, String endpoint) throws IOException {
        this(address, endpoint, "application/json");
    }

    MicroCaller(String address, String endpoint, String type) throws IOException {
        this.endpoint = endpoint;
        this.type = type;
        this.socket = new Socket("127.0.0.1", URI.create(address).getPort());
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    void send(String message) throws IOException {
        var bytes = message.getBytes(StandardCharsets.UTF_8).length;
        say("Content-Length: " + bytes + "\r\n", message);
    }

    /** Its end is a message in chunks without any. */
    void end() throws IOException {
        say("Micro-Error: EOS\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n");
    }

    /** As programs of 2016 do, with nothing but a content type. */
    void sendBare(String message) throws IOException {
        isBare = true;
        write(
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + message.length()
                        + "\r\n\r\n"
                        + message);
    }

    private void say(String fields, String content) throws IOException {
        write(
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: "
                        + type
                        + "\r\nMicro-Service: greeter\r\nMicro-Method: "
                        + endpoint
                        + "\r\nMicro-Endpoint: "
                        + endpoint
                        + "\r\nMicro-Stream: 7\r\nMicro-Id: 7\r\n"
                        + fields
                        + "\r\n"
                        + content);
    }

    /** Whatever a client of go-micro would never write. */
    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The body of the next answer, or its error in brackets; empty at the end. */
    String answer() throws IOException {
        var error = "";
        var length = 0;
        var isOfStream = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            error = line.startsWith("Micro-Error: ") ? line.substring(13) : error;
            length = line.startsWith("Content-Length: ") ? number(line) : length;
            isOfStream |= line.equals("Micro-Stream: 7");
        }
        body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        assertThat(isOfStream || isBare || length == 0).isTrue();
        return error.isEmpty() ? body : "[" + error + "]";
    }

    /** What the last answer has beside its error. */
    String lastBody() {
        return body;
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring(line.indexOf(' ') + 1));
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
