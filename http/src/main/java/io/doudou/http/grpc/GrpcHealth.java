package io.doudou.http.grpc;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.http.wire.ProtoFields;
import io.doudou.stream.Source;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How the program is, as gRPC asks for it ({@code grpc.health.v1.Health}): all services of one
 * program are as it is. Serves all threads.
 */
final class GrpcHealth {

    static final String NAME = "grpc.health.v1.Health";

    /** What its methods take and give. */
    static final ServiceShapes SHAPES =
            ServiceShapes.of("grpc.health.v1")
                    .constants(
                            "ServingStatus", "UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN")
                    .record("HealthCheckRequest")
                    .field("service", Cardinality.ONE, FieldKind.STRING)
                    .record("HealthCheckResponse")
                    .field("status", Cardinality.ONE, "ServingStatus")
                    .record("HealthListRequest")
                    .record("HealthListResponse")
                    .field("statuses", Cardinality.MAP, "HealthCheckResponse")
                    .procedure("Health.Check", "HealthCheckRequest", "HealthCheckResponse")
                    .procedure("Health.List", "HealthListRequest", "HealthListResponse")
                    .procedure("Health.Watch", "HealthCheckRequest", "HealthCheckResponse")
                    .build();

    private static final int SERVING = 1;
    private static final int NOT_SERVING = 2;
    private static final int SERVICE_UNKNOWN = 3;

    /** How often a watched program is looked at. */
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

    /** Whether requests are taken; may block. */
    @FunctionalInterface
    interface Standing {
        boolean isServing() throws Exception;
    }

    private final Standing standing;
    private final Supplier<Set<String>> services;
    private final Ticker ticker;

    /**
     * @param services full names of those that can be asked for
     */
    GrpcHealth(Standing standing, Supplier<Set<String>> services, Ticker ticker) {
        this.standing = standing;
        this.services = services;
        this.ticker = ticker;
    }

    /** By name, each with its messages as bytes. */
    Map<String, RawMethod> methods() {
        return Map.of("Check", this::check, "List", this::list, "Watch", this::watch);
    }

    private Source<byte[]> check(Source<byte[]> requests) {
        var service = service(requests);
        if (!isKnown(service)) {
            throw new Fault(404, "service.unknown", "There is no service " + service + ".");
        }
        return Source.of(List.of(told(status()).toBytes()));
    }

    private Source<byte[]> list(Source<byte[]> requests) {
        requests.close();
        var status = told(status());
        var all = new ProtoFields().message(1, new ProtoFields().text(1, "").message(2, status));
        for (var service : services.get()) {
            all.message(1, new ProtoFields().text(1, service).message(2, status));
        }
        return Source.of(List.of(all.toBytes()));
    }

    /** What is at once, and what changes. A service that is unknown stays so. */
    private Source<byte[]> watch(Source<byte[]> requests) {
        var isKnown = isKnown(service(requests));
        return Source.from(
                sink -> {
                    var last = -1;
                    while (true) {
                        var status = isKnown ? status() : SERVICE_UNKNOWN;
                        if (status != last) {
                            sink.put(told(status).toBytes());
                        }
                        last = status;
                        ticker.sleep(LOOK_INTERVAL);
                    }
                });
    }

    private int status() {
        try {
            return standing.isServing() ? SERVING : NOT_SERVING;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return NOT_SERVING;
        } catch (Exception unknown) {
            return NOT_SERVING;
        }
    }

    private static ProtoFields told(int status) {
        return new ProtoFields().number(1, status);
    }

    private boolean isKnown(String service) {
        return service.isEmpty() || services.get().contains(service);
    }

    private static String service(Source<byte[]> requests) {
        try (requests) {
            var asked = new String[] {""};
            byte @Nullable [] request = requests.next();
            if (request != null) {
                ProtoFields.read(
                        request,
                        (field, number, bytes) -> {
                            if (field == 1) {
                                asked[0] = new String(bytes, StandardCharsets.UTF_8);
                            }
                        });
            }
            return asked[0];
        } catch (Malformed broken) {
            throw new Fault(400, "body.malformed", String.valueOf(broken.getMessage()));
        }
    }
}
