package io.doudou.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import io.doudou.gossip.Cluster;
import io.doudou.gossip.ClusterApplication;
import io.doudou.gossip.Member;
import io.doudou.gossip.MemberEvent;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Key;
import io.doudou.option.Settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

/**
 * A node in Java that understands and tells the same as the Go program beside it, on its own or in
 * the process of a test. Beside the settings of the cluster it reads {@code META}, and {@code
 * SERVICE} with {@code ROOT} for metadata of go-doudou.
 */
final class JavaPeer {

    /** Held, because the system forgets loggers that nobody holds. */
    private static final Logger LOGGER = Logger.getLogger("io.doudou.gossip.Cluster");

    private final Map<String, String> settings;

    JavaPeer(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Settings are given as {@code NAME=value}. */
    public static void main(String[] arguments) {
        var settings =
                Arrays.stream(arguments)
                        .map(argument -> argument.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        new JavaPeer(settings).run(commands, System.out);
        // A killed or closed standard input ends the process, whatever still runs.
        System.exit(0);
    }

    void run(BufferedReader commands, PrintStream lines) {
        var node = new Node(settings, lines);
        try {
            node.start();
        } catch (IOException | RuntimeException e) {
            node.report("failed", e);
            node.stop();
            return;
        }
        try {
            for (var line = commands.readLine(); line != null; line = commands.readLine()) {
                if (line.equals("quit")) {
                    break;
                }
                node.obey(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            node.stop();
        }
    }

    /** The node with its HTTP server. */
    private static final class Node implements ClusterApplication {

        private final Map<String, String> settings;
        private final PrintStream lines;
        private final LogLines handler = new LogLines();
        private final ThreadGroup group = Thread.currentThread().getThreadGroup();
        private Cluster cluster;
        private HttpServer server;

        /**
         * Reports what this node logs: nodes of other tests may have the same name, but not a
         * thread of this one's group.
         */
        private final class LogLines extends Handler {
            @Override
            public void publish(LogRecord line) {
                var text = new SimpleFormatter().formatMessage(line);
                var isOwn = Thread.currentThread().getThreadGroup() == group;
                if (isOwn) {
                    var isWarning = line.getLevel().intValue() >= Level.WARNING.intValue();
                    report(isWarning ? "log" : "note", text);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        }

        Node(Map<String, String> settings, PrintStream lines) {
            this.settings = settings;
            this.lines = lines;
        }

        void report(Object... fields) {
            var line = Arrays.stream(fields).map(String::valueOf).collect(Collectors.joining("\t"));
            synchronized (lines) {
                lines.println(line.replace('\n', ' '));
            }
        }

        void start() throws IOException {
            LOGGER.addHandler(handler);
            var chosen = Settings.load(new String[0], settings, Path.of("target"));
            cluster = Cluster.with(chosen).meta(Bytes.of(meta())).application(this).start();
            report("ready", address(cluster.self()));
            cluster.watch(this::changed);
        }

        void stop() {
            LOGGER.removeHandler(handler);
            if (cluster != null) {
                cluster.abandon();
            }
            if (server != null) {
                server.stop(0);
            }
        }

        private String meta() throws IOException {
            return settings.containsKey("SERVICE")
                    ? serve(settings.get("SERVICE"), settings.getOrDefault("ROOT", ""))
                    : settings.getOrDefault("META", "");
        }

        private String serve(String service, String root) throws IOException {
            var host = InetAddress.ofLiteral(settings.get("GDD_MEM_BIND"));
            server = HttpServer.create(new InetSocketAddress(host, 0), 0);
            server.createContext(
                    root + "/hello",
                    exchange -> {
                        var body = ("hello from " + settings.get("GDD_MEM_NAME")).getBytes(UTF_8);
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
            server.start();
            return """
            {"_meta":{"service":"%s","routeRootPath":"%s","port":%d,"registerAt":"%s",\
            "goVer":"java25","gddVer":"0.1.0","buildUser":"","buildTime":""}}\
            """
                    .formatted(
                            service,
                            root,
                            server.getAddress().getPort(),
                            OffsetDateTime.now()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .plusNanos(1000000));
        }

        private void changed(MemberEvent event) {
            var member = event.member();
            switch (event) {
                case MemberEvent.MemberJoined joined ->
                        report("join", member.name(), address(member), member.meta().text());
                case MemberEvent.MemberUpdated updated ->
                        report("update", member.name(), address(member), member.meta().text());
                case MemberEvent.MemberSuspected suspected -> report("suspect", member.name());
                case MemberEvent.MemberRecovered recovered -> report("recovered", member.name());
                case MemberEvent.MemberLeft left -> report("leave", member.name(), "left");
                case MemberEvent.MemberDied died -> report("leave", member.name(), "died");
                case MemberEvent.MemberForgotten forgotten -> report("forgotten", member.name());
            }
        }

        @Override
        public void received(Bytes payload) {
            report("message", payload.text());
        }

        void obey(String line) {
            var words = line.split(" ", 3);
            switch (words[0]) {
                case "members" -> members();
                case "score" -> report("score", cluster.stats().membership().healthScore());
                case "stats" -> report("stats", cluster.stats());
                case "join" -> join(words[1]);
                case "datagram" -> {
                    cluster.tell(words[1], Bytes.of(words[2]));
                    report("sent");
                }
                case "stream" -> {
                    cluster.tellReliably(words[1], Bytes.of(words[2]));
                    report("sent");
                }
                case "broadcast" -> {
                    cluster.broadcast(Bytes.of(line.substring("broadcast ".length())));
                    report("queued");
                }
                case "meta" -> {
                    cluster.updateMeta(Bytes.of(line.substring("meta ".length())));
                    report("updated");
                }
                case "key" -> turn(words[1], Key.of(HexFormat.of().parseHex(words[2])));
                case "call" -> call(words[1]);
                case "ping" -> report("pinged", cluster.ping(words[1]).isPresent());
                case "leave" -> {
                    cluster.leave();
                    report("left", "");
                }
                default -> report("unknown", line);
            }
        }

        private List<Member> sorted() {
            return cluster.members().stream()
                    .filter(Member::isPresent)
                    .sorted(Comparator.comparing(Member::name))
                    .toList();
        }

        private void members() {
            report(
                    sorted().stream()
                            .map(member -> "\t" + member.name() + "=" + address(member))
                            .collect(Collectors.joining("", "members", "")));
        }

        private void join(String address) {
            cluster.join(address);
            report(cluster.awaitJoined(Program.PATIENCE) ? "joined" : "refused", 1);
        }

        private void turn(String how, Key key) {
            switch (how) {
                case "add" -> cluster.keys().add(key);
                case "use" -> cluster.keys().use(key);
                default -> cluster.keys().remove(key);
            }
            report("turned", how);
        }

        private void call(String service) {
            for (var member : sorted()) {
                var meta = member.meta().text();
                if (meta.contains("\"service\":\"" + service + "\"")) {
                    report("called", member.name(), get(url(member, meta)));
                }
            }
            report("done");
        }

        private static URI url(Member member, String meta) {
            var port = meta.replaceAll(".*\"port\":([0-9]+).*", "$1");
            var root = meta.replaceAll(".*\"routeRootPath\":\"([^\"]*)\".*", "$1");
            return URI.create("http://" + member.address().host() + ":" + port + root + "/hello");
        }

        private static String get(URI url) {
            try (var client = HttpClient.newHttpClient()) {
                var answer =
                        client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
                return answer.statusCode() + "\t" + answer.body();
            } catch (IOException e) {
                return "0\t" + e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "0\t" + e;
            }
        }

        private static String address(Member member) {
            var host = member.address().host().toString();
            var shown = host.contains(":") ? "[" + host + "]" : host;
            return shown + ":" + member.address().port();
        }
    }
}
