package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.http.Passing;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.option.Settings;
import io.doudou.registry.Endpoint;
import io.doudou.registry.Registry;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** What others find in the registry of a program with several interfaces. */
class AnnouncementTest {

    private static Routes routes(String service, String endpoint) {
        return Routes.of(service, AnnouncementTest.class)
                .route(
                        Route.of(endpoint, "POST", "/" + endpoint, request -> Response.noContent())
                                .procedure(endpoint, Passing.BODY));
    }

    /** As those that were written from one {@code .proto} file are. */
    @Test
    void interfacesOfOneNameAreOneServiceWithAllTheirEndpointsAndOneNode() {
        var registry = Registry.inMemory();
        var served =
                List.of(
                        routes("shop.v1", "Orders.Send"),
                        routes("users", "Users.Find"),
                        routes("shop.v1", "Articles.Find"));
        var place = new Place("http://127.0.0.1:6060", Map.of());
        new Announcement(Settings.none(), registry, served, place, new Random(1)).make();

        var services = registry.lookup("shop.v1");
        assertThat(services).hasSize(1);
        assertThat(services.getFirst().nodes()).hasSize(1);
        assertThat(services.getFirst().endpoints())
                .extracting(Endpoint::name)
                .containsExactly("Orders.Send", "Articles.Find");
        assertThat(registry.lookup("users").getFirst().nodes()).hasSize(1);
    }
}
