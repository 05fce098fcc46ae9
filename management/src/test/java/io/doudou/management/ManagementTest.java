package io.doudou.management;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.http.HttpOptions;
import io.doudou.option.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Base64;
import java.util.List;
import java.util.Map;

@Timeout(120)
class ManagementTest {

    private static final List<String> GUARDED =
            List.of(
                    "/",
                    "/doc",
                    "/doc/page.css",
                    "/openapi.json",
                    "/services.json",
                    "/openapi/usersvc.json",
                    "/prometheus",
                    "/registry",
                    "/registry.json",
                    "/config",
                    "/config.json");

    @Test
    void whenItIsOffNothingOfItIsThere() throws Exception {
        try (var shop = new Shop(Settings.none())) {
            for (var path : GUARDED) {
                assertThat(shop.get("/go-doudou" + path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(shop.get("/go-doudou/health/live").statusCode()).isEqualTo(404);
            assertThat(shop.get("/user").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void itIsOpenWhenUserAndPasswordAreBlank() throws Exception {
        try (var shop = new Shop(Shop.managed().with(ManagementOptions.USER, " "))) {
            for (var path : GUARDED) {
                assertThat(shop.get("/go-doudou" + path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void withoutTheRightPasswordItAsksForOne() throws Exception {
        var settings =
                Shop.managed()
                        .with(ManagementOptions.USER, "admin")
                        .with(ManagementOptions.PASS, "gehe\u00efm");
        try (var shop = new Shop(settings)) {
            for (var path : GUARDED) {
                var none = shop.get("/go-doudou" + path);
                assertThat(none.statusCode()).as(path).isEqualTo(401);
                assertThat(none.headers().firstValue("WWW-Authenticate"))
                        .contains("Basic realm=\"Provide user name and password\"");
                assertThat(none.body()).isEqualTo("Unauthorised.\n");
            }
            for (var wrong :
                    List.of("admin:", "admin:geheim", ":gehe\u00efm", "admin:gehe\u00efm ")) {
                assertThat(config(shop, basic(wrong))).as(wrong).isEqualTo(401);
            }
            assertThat(config(shop, "Bearer x")).isEqualTo(401);
            assertThat(config(shop, basic("admin:gehe\u00efm"))).isEqualTo(200);
            assertThat(shop.get("/user").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPasswordAloneIsEnoughToAskForIt() throws Exception {
        try (var shop = new Shop(Shop.managed().with(ManagementOptions.PASS, "x"))) {
            assertThat(shop.get("/go-doudou/config").statusCode()).isEqualTo(401);
            assertThat(config(shop, basic(":x"))).isEqualTo(200);
        }
    }

    @Test
    void probesNeedNoPassword() throws Exception {
        try (var shop = new Shop(Shop.managed().with(ManagementOptions.PASS, "x"))) {
            assertThat(shop.get("/go-doudou/health/live").body()).isEqualTo("{\"status\":\"up\"}");
            assertThat(shop.get("/go-doudou/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/doc", "/registry", "/config"})
    void pagesMayRunNothingButTheirOwnScripts(String path) throws Exception {
        try (var shop = new Shop(Shop.managed())) {
            var headers = shop.get("/go-doudou" + path).headers();
            assertThat(headers.firstValue("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .contains("script-src 'self';")
                    .contains("frame-ancestors 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Management.class", "..%2FManagement.class", "%2e%2e", "x", "index.html"})
    void onlyNamedFilesAreServed(String name) throws Exception {
        try (var shop = new Shop(Shop.managed())) {
            assertThat(shop.get("/go-doudou/doc/" + name).statusCode()).isBetween(400, 404);
        }
    }

    @Test
    void everythingStandsBelowTheRootPathAndDocumentsNameIt() throws Exception {
        try (var shop = new Shop(Shop.managed().with(HttpOptions.ROUTE_ROOT_PATH, "/api"))) {
            var merged = shop.get("/api/go-doudou/openapi.json");
            assertThat(merged.statusCode()).isEqualTo(200);
            assertThat(merged.body()).contains("\"servers\":[{\"url\":\"/api\"}]");
            assertThat(merged.body()).contains("\"/users/{id}\"", "\"/order\"");
            var one = shop.get("/api/go-doudou/openapi/usersvc.json").body();
            assertThat(one).contains("\"/users/{id}\"").doesNotContain("\"/order\"");
            assertThat(shop.get("/api/go-doudou/services.json").body())
                    .contains("usersvc.json", "ordersvc.json");
            assertThat(shop.get("/api/go-doudou/openapi/nosvc.json").statusCode()).isEqualTo(404);
            assertThat(shop.get("/go-doudou/openapi.json").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theConfigurationNamesEachOriginAndMasksSecrets() throws Exception {
        var environment = Map.of("GDD_MANAGE_ENABLE", "true", "GDD_MANAGE_PASS", "s3cret");
        var settings =
                Settings.load(
                        new String[] {"--grace-timeout=3s"},
                        environment,
                        java.nio.file.Path.of("target/no-such-folder/below"));
        try (var shop = new Shop(settings)) {
            var json = shop.get("/go-doudou/config.json", "Authorization", basic(":s3cret")).body();
            assertThat(json)
                    .doesNotContain("s3cret")
                    .contains(
                            "{\"key\":\"GDD_MANAGE_PASS\",\"value\":\"******\","
                                    + "\"origin\":\"the environment\"")
                    .contains(
                            "{\"key\":\"GDD_GRACE_TIMEOUT\",\"value\":\"3s\","
                                    + "\"origin\":\"the command line\"")
                    .contains("\"key\":\"GDD_PORT\",\"value\":\"0\",\"origin\":\"the program\"")
                    .contains(
                            "\"key\":\"GDD_IDLE_TIMEOUT\",\"value\":\"1m\",\"origin\":\"the"
                                    + " default\"");
        }
    }

    @Test
    void theThreeMetricsTellWhatWasAsked() throws Exception {
        try (var shop = new Shop(Shop.managed().with(HttpOptions.ROUTE_ROOT_PATH, "/api"))) {
            for (int i = 0; i < 3; i++) {
                shop.get("/api/user?id=7");
            }
            shop.get("/api/user?id=0");
            shop.delete("/api/users/1");
            shop.delete("/api/users/2");
            shop.get("/api/nowhere");
            var answer = shop.get("/api/go-doudou/prometheus");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain; version=0.0.4");
            assertThat(answer.body().lines())
                    .contains(
                            "# TYPE http_requests_total counter",
                            "http_requests_total{path=\"/api/user\",method=\"GET\"} 4",
                            "http_requests_total{path=\"/api/users/{id}\",method=\"DELETE\"} 2",
                            "# TYPE response_status counter",
                            "response_status{status=\"200\"} 3",
                            "response_status{status=\"204\"} 2",
                            "response_status{status=\"404\"} 1",
                            "# TYPE http_response_time_seconds histogram",
                            "http_response_time_seconds_bucket{path=\"/api/user\",method=\"GET\","
                                    + "le=\"+Inf\"} 4",
                            "http_response_time_seconds_count{path=\"/api/user\",method=\"GET\"}"
                                    + " 4");
            assertThat(answer.body()).contains("jvm_memory_used_bytes").contains("jvm_threads");
            for (var bound :
                    List.of(
                            "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5",
                            "10")) {
                assertThat(answer.body()).contains("method=\"GET\",le=\"" + bound + "\"} ");
            }
            assertThat(shop.get("/api/go-doudou/prometheus").body())
                    .contains(
                            "http_requests_total{path=\"/api/go-doudou/prometheus\","
                                    + "method=\"GET\"} 1");
        }
    }

    private static int config(Shop shop, String authorization) throws Exception {
        return shop.get("/go-doudou/config", "Authorization", authorization).statusCode();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }
}
