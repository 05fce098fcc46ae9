package io.doudou.http.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;

/**
 * A node that says exactly what a test tells it to, byte for byte: good and bad answers, half ones,
 * none. Each connection is one conversation on a thread of its own.
 */
public final class RawNode implements AutoCloseable {

    private final ServerSocket server;
    private final Conversation conversation;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();

    public RawNode(Conversation conversation) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), conversation);
    }

    /**
     * A node on a socket of its own kind.
     *
     * @param server listens already, and belongs to this node from now on
     */
    public RawNode(ServerSocket server, Conversation conversation) {
        this.conversation = conversation;
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    /** A node that answers every request with the same bytes. */
    public static RawNode saying(String answer) throws IOException {
        return new RawNode(
                line -> {
                    while (line.request() != null) {
                        line.say(answer);
                    }
                });
    }

    /** A node that answers the first request of each connection, and hands it over. */
    static RawNode hearing(Consumer<Heard> heard) throws IOException {
        return new RawNode(
                line -> {
                    heard.accept(line.request());
                    line.say(ok("{}"));
                });
    }

    /** A node that hears requests, tells so, and says nothing. */
    static RawNode silent(CountDownLatch asked) throws IOException {
        return new RawNode(
                line -> {
                    line.request();
                    asked.countDown();
                    line.in().readAllBytes();
                });
    }

    public static String ok(String body) {
        return answer("200 OK", "application/json", body);
    }

    public static String answer(String status, String type, String body) {
        var length = body.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, type, length, body);
    }

    public String address() {
        var scheme = server instanceof SSLServerSocket ? "https" : "http";
        return scheme + "://127.0.0.1:" + server.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> converse(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            conversation.with(new Line(socket));
        } catch (SocketException | EOFException | SSLException clientLeft) {
            // What the client makes of it is the test's affair.
        } catch (Exception failure) {
            throw new IllegalStateException("conversation failed", failure);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a node says on one connection; the connection is closed when it returns. */
    public interface Conversation {
        void with(Line line) throws Exception;
    }

    /** One connection. */
    public static final class Line {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Line(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new java.io.BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        /** Reads one request with its body; null when the client has closed. */
        public Heard request() throws IOException {
            var head = head();
            if (head.isEmpty()) {
                return null;
            }
            var heard = new Heard(head, new byte[0]);
            var length = heard.header("Content-Length");
            return new Heard(
                    head, length.isEmpty() ? new byte[0] : in.readNBytes(Integer.parseInt(length)));
        }

        /** Reads the lines up to the empty one. */
        public List<String> head() throws IOException {
            var lines = new ArrayList<String>();
            for (var line = line(); !line.isEmpty(); line = line()) {
                lines.add(line);
            }
            return lines;
        }

        public void say(String text) throws IOException {
            say(text.getBytes(StandardCharsets.UTF_8));
        }

        public void say(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        public InputStream in() {
            return in;
        }

        /** Ends the connection as a crash of the node would. */
        public void crash() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                line.append((char) c);
            }
            return line.toString().strip();
        }
    }

    /** A request as it arrived. */
    public record Heard(List<String> head, byte[] body) {
        public String header(String name) {
            return head.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        public String requestLine() {
            return head.getFirst();
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
