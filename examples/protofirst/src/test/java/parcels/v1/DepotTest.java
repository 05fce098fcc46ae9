package parcels.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.app.Application;
import io.doudou.fault.Fault;
import io.doudou.option.Settings;
import io.doudou.stream.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service of a {@code .proto} file, called by everything that it answers. */
class DepotTest {

    private static final Parcel PARCEL =
            new Parcel(
                    "Ada",
                    1200,
                    Parcel.State.STATE_ON_ITS_WAY,
                    Optional.of(new Parcel.Payment.Card(new Card("4711"))),
                    Optional.of(Instant.parse("2026-11-22T10:15:30.5Z")));

    @ParameterizedTest
    @ValueSource(strings = {"http", "mucp", "grpc"})
    void recordsArriveAsTheyWereHoweverTheyTravel(String protocol) {
        try (var depot = start();
                var caller = caller(depot, protocol)) {
            var parcels = ParcelsClient.of(caller.client("parcels.v1"));

            assertThat(parcels.getParcel(parcels.send(PARCEL))).isEqualTo(PARCEL);
            assertThatThrownBy(() -> parcels.getParcel(new Ticket(7)))
                    .isInstanceOfSatisfying(
                            Fault.class,
                            fault -> assertThat(fault.code()).isEqualTo("parcel.unknown"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "mucp", "grpc"})
    void streamsGoBothWays(String protocol) {
        try (var depot = start();
                var caller = caller(depot, protocol)) {
            var parcels = ParcelsClient.of(caller.client("parcels.v1"));
            var two = List.of(PARCEL, PARCEL);

            assertThat(all(parcels.sendMany(Source.of(two))))
                    .containsExactly(new Ticket(1), new Ticket(2));
            assertThat(all(parcels.follow(new Ticket(2))))
                    .containsExactly(new Stop("depot"), new Stop("door of Ada"));
            assertThat(parcels.weigh(Source.of(two))).isEqualTo(new Weight(2400));
        }
    }

    /** What protobuf leaves out may be left out of JSON, too. */
    @Test
    void whoeverSpeaksHttpNeedsNoMoreThanJson() throws IOException, InterruptedException {
        try (var depot = start();
                var http = HttpClient.newHttpClient()) {
            var json = "{\"receiver\":\"Ada\",\"payment\":{\"type\":\"stamps\",\"value\":85}}";
            var sent = HttpRequest.newBuilder(URI.create(depot.address() + "/send"));
            sent.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
            var ticket = http.send(sent.build(), BodyHandlers.ofString());
            var asked = HttpRequest.newBuilder(URI.create(depot.address() + "/parcel?number=1"));
            var parcel = http.send(asked.build(), BodyHandlers.ofString());

            assertThat(ticket.body()).isEqualTo("{\"number\":1}");
            assertThat(parcel.body())
                    .contains("\"receiver\":\"Ada\",\"grams\":0,\"state\":\"STATE_NEW\"")
                    .contains("\"payment\":{\"type\":\"stamps\",\"value\":85}");
        }
    }

    private static <T> List<T> all(Source<T> source) {
        var all = new ArrayList<T>();
        try (source) {
            source.forEach(all::add);
        }
        return all;
    }

    private static Application start() {
        return application(Map.of("GDD_HOST", "127.0.0.1", "GDD_PORT", "0"))
                .serve(ParcelsRoutes.of(new Depot()))
                .start();
    }

    private static Application caller(Application depot, String protocol) {
        var address = depot.address().replaceFirst("http", protocol);
        return application(Map.of("PARCELS_V1", address, "GDD_RPC_CODEC", "protobuf"));
    }

    private static Application application(Map<String, String> environment) {
        return Application.with(Settings.load(new String[0], environment, Path.of("")));
    }
}
