package io.doudou.consul;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.fault.Cancelled;
import io.doudou.fault.Malformed;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.plugin.PluginOptions;
import io.doudou.plugin.Trust;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import javax.net.ssl.SSLException;

/** The conversation with an agent of Consul over HTTP. Serves all threads; blocks. */
final class ConsulAgent implements AutoCloseable {

    /** Bytes of an answer. */
    private static final int ANSWER_BYTES_MAX = 64 << 20;

    /** Characters of what Consul says about a refusal. */
    private static final int REASON_CHARS_MAX = 300;

    private static final int PORT = 8500;
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private final String base;
    private final String token;
    private final Duration timeout;
    private final HttpClient http;

    ConsulAgent(Settings settings) {
        this.base = base(settings.get(ConsulOptions.ADDRESS, PluginOptions.REGISTRY_ADDRESS));
        this.token = settings.get(ConsulOptions.TOKEN);
        this.timeout = settings.get(ConsulOptions.TIMEOUT);
        this.http = http(settings);
    }

    private HttpClient http(Settings settings) {
        var http = HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(timeout);
        return base.startsWith("https://")
                ? http.sslContext(Trust.context(settings, ConsulOptions.TRUST)).build()
                : http.build();
    }

    /**
     * What the agent says.
     *
     * @param index of what was asked for, from which changes are counted; 0 when it tells none
     */
    record Answer(int status, long index, byte[] body) {

        boolean isOk() {
            return status == OK;
        }

        /** Whether the agent is there and cannot help now: it has no leader, or has just begun. */
        boolean isLater() {
            return status >= SERVER_ERROR;
        }

        String reason() {
            var text = new String(body, 0, Math.min(body.length, REASON_CHARS_MAX), UTF_8);
            return text.strip();
        }
    }

    static boolean isAddress(String text) {
        try {
            var uri = URI.create(base(text));
            return uri.getHost() != null && uri.getRawQuery() == null;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private static String base(String addresses) {
        var address = addresses.split(",", 2)[0].strip();
        var url = address.contains("://") ? address : "http://" + address;
        var uri = URI.create(url);
        var hasPort = uri.getPort() > 0 || url.startsWith("https://");
        return (hasPort ? url : url.replaceFirst("(://[^/]+)", "$1:" + PORT))
                .replaceFirst("/+$", "");
    }

    /** A text as part of a path. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    Answer get(String path) {
        return get(path, timeout);
    }

    /**
     * Asks.
     *
     * @throws Unreachable when there is no answer within {@code limit}
     * @throws Cancelled when the thread is interrupted
     */
    Answer get(String path, Duration limit) {
        return send(request(path, limit).GET());
    }

    /** Tells, with the same failures. */
    Answer put(String path, byte[] body) {
        return send(
                request(path, timeout)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path, Duration limit) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(limit);
        return token.isEmpty() ? request : request.header("X-Consul-Token", token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return answer(http.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException away) {
            throw new Unreachable("Consul at " + base + " does not answer: " + said(away), away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted while asking Consul at " + base, stopped);
        }
    }

    private Answer answer(HttpResponse<java.io.InputStream> response) throws IOException {
        try (var body = response.body()) {
            var bytes = body.readNBytes(ANSWER_BYTES_MAX + 1);
            if (bytes.length > ANSWER_BYTES_MAX) {
                throw new Malformed("an answer of Consul at " + base + " is too large");
            }
            return new Answer(response.statusCode(), index(response), bytes);
        }
    }

    private static long index(HttpResponse<?> response) {
        try {
            return response.headers().firstValue("X-Consul-Index").map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException senseless) {
            return 0;
        }
    }

    private static String said(IOException failure) {
        var message = failure.getMessage();
        var hint = failure instanceof SSLException ? "; see " + ConsulOptions.TRUST.key() : "";
        return failure.getClass().getSimpleName() + (message == null ? "" : " " + message) + hint;
    }

    /** What it means that the agent did not do what was asked. */
    Unreachable refusal(String what, Answer answer) {
        var hint =
                answer.status() == FORBIDDEN
                        ? ": GDD_CONSUL_TOKEN must be a token whose policy allows it"
                        : "";
        return new Unreachable(
                "Consul at %s does not %s: %d %s%s"
                        .formatted(base, what, answer.status(), answer.reason(), hint));
    }

    /** Ends what still waits for an answer. A second call does nothing. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
