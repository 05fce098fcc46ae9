package io.doudou.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.fault.ServiceException;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.registry.Roster;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The metrics in Prometheus' text format: those of the requests, those of the registry, and those
 * of the JVM.
 *
 * <p>The three named metrics are written here and not by the client library, because that adds
 * {@code _total} to each counter, and {@code response_status} must not have it.
 */
final class Prometheus implements Handler {

    private static final Logger LOG = System.getLogger(Prometheus.class.getName());

    private final RequestMetrics requests;
    private final Roster roster;
    private final PrometheusRegistry jvm = new PrometheusRegistry();
    private final AtomicBoolean jvmIsRegistered = new AtomicBoolean();
    private final PrometheusTextFormatWriter writer =
            PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false).build();

    Prometheus(RequestMetrics requests, Roster roster) {
        this.requests = requests;
        this.roster = roster;
    }

    @Override
    public Response handle(Request request) throws IOException {
        registerJvm();
        var out = new ByteArrayOutputStream();
        out.writeBytes(requestText().getBytes(UTF_8));
        out.writeBytes(registryText().getBytes(UTF_8));
        writer.write(out, jvm.scrape());
        return Response.of(200, writer.getContentType(), out.toByteArray());
    }

    /** With the first scrape: the metrics of the JVM take half as long as a service to start. */
    private void registerJvm() {
        if (!jvmIsRegistered.getAndSet(true)) {
            JvmMetrics.builder().register(jvm);
        }
    }

    /**
     * Nothing when the registry does not answer: all other metrics are wanted all the more then.
     */
    private String registryText() {
        try {
            return FigureText.of(roster.figures());
        } catch (ServiceException | IllegalStateException silent) {
            LOG.log(Level.DEBUG, "the registry has no figures now", silent);
            return "";
        }
    }

    private String requestText() {
        var text = new StringBuilder();
        var timings = requests.timings();
        head(text, "http_requests_total", "counter", "Requests by route.");
        for (var timing : timings) {
            line(text, "http_requests_total", labels(timing), timing.count());
        }
        head(text, "response_status", "counter", "Answers by status.");
        requests.statuses()
                .forEach(
                        (status, count) ->
                                line(text, "response_status", "status=\"" + status + "\"", count));
        head(text, "http_response_time_seconds", "histogram", "Time to answer by route.");
        for (var timing : timings) {
            histogram(text, timing);
        }
        return text.toString();
    }

    private static void histogram(StringBuilder text, RequestMetrics.Timing timing) {
        var labels = labels(timing);
        for (int i = 0; i < timing.buckets().size(); i++) {
            var bound = i < RequestMetrics.BUCKET_SECONDS.length ? bound(i) : "+Inf";
            line(
                    text,
                    "http_response_time_seconds_bucket",
                    labels + ",le=\"" + bound + "\"",
                    timing.buckets().get(i));
        }
        text.append("http_response_time_seconds_sum{").append(labels).append("} ");
        text.append(timing.seconds()).append('\n');
        line(text, "http_response_time_seconds_count", labels, timing.count());
    }

    /** As Go writes it: {@code 1} and not {@code 1.0}. */
    private static String bound(int bucket) {
        var seconds = RequestMetrics.BUCKET_SECONDS[bucket];
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : "" + seconds;
    }

    private static String labels(RequestMetrics.Timing timing) {
        return "path=" + FigureText.quoted(timing.path()) + ",method=\"" + timing.method() + "\"";
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String name, String labels, long value) {
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }
}
