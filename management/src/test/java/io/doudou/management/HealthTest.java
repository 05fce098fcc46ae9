package io.doudou.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.app.Application;
import io.doudou.health.Check;
import io.doudou.http.HttpOptions;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.option.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(120)
class HealthTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aProgramThatHasChecksIsAskedWithoutAnySetting() throws Exception {
        try (var application = application().check(Check.ping("disk", () -> {})).start()) {
            var answer = get(application, "/health");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .startsWith(
                            "{\"status\":\"up\",\"checks\":[{\"name\":\"disk\",\"status\":\"up\","
                                    + "\"critical\":true,\"duration\":")
                    .contains("\"info\":{\"java_version\":\"");
            assertThat(get(application, "/go-doudou/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(application, "/go-doudou/config").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void withoutChecksAndPagesThereIsNothing() throws Exception {
        try (var application = application().start()) {
            assertThat(get(application, "/health").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aCriticalCheckThatFailsTakesTheProgramOutOfService() throws Exception {
        var works = new AtomicBoolean();
        var check = Check.ping("db", () -> failUnless(works.get()));
        try (var application = application().check(check).start()) {
            var whole = get(application, "/health");
            assertThat(whole.statusCode()).isEqualTo(503);
            assertThat(whole.body()).startsWith("{\"status\":\"down\"").contains("no table");

            var ready = get(application, "/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("\"name\":\"db\"").doesNotContain("no table");
            assertThat(get(application, "/health/live").body()).isEqualTo("{\"status\":\"up\"}");

            works.set(true);
            assertThat(get(application, "/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anOptionalCheckThatFailsIsToldAndNothingMore() throws Exception {
        var check = Check.ping("rates", () -> failUnless(false)).optional();
        try (var application = application().check(check).start()) {
            var answer = get(application, "/health");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .startsWith("{\"status\":\"up\"")
                    .contains("\"name\":\"rates\",\"status\":\"down\",\"critical\":false");
        }
    }

    @Test
    void aCheckThatHangsEndsAtItsLimitAndIsNotBegunAgainWhileItHangs() throws Exception {
        var begun = new AtomicInteger();
        var released = new CountDownLatch(1);
        var check =
                Check.ping(
                                "db",
                                () -> {
                                    begun.incrementAndGet();
                                    awaitStubbornly(released);
                                })
                        .within(SHORT);
        try (var application = application().check(check).start()) {
            assertThat(get(application, "/health").body()).contains("it took longer than 50 ms");
            for (int i = 0; i < 5; i++) {
                assertThat(get(application, "/health").statusCode()).isEqualTo(503);
            }
            assertThat(begun).hasValue(1);
        } finally {
            released.countDown();
        }
    }

    @Test
    void aCheckThatHangsIsInterruptedAtItsLimit() throws Exception {
        var interrupted = new CountDownLatch(1);
        var check =
                Check.ping(
                                "db",
                                () -> {
                                    try {
                                        new CountDownLatch(1).await();
                                    } catch (InterruptedException limit) {
                                        interrupted.countDown();
                                    }
                                })
                        .within(SHORT);
        try (var application = application().check(check).start()) {
            assertThat(get(application, "/health").statusCode()).isEqualTo(503);
            interrupted.await();
        }
    }

    @Test
    void checksRunSideBySideAndNeverOnTheThreadsOfRequests() throws Exception {
        var meeting = new CyclicBarrier(3);
        var application = application();
        for (var name : List.of("one", "two", "three")) {
            application.check(Check.ping(name, () -> meet(meeting)));
        }
        try (var started = application.start()) {
            assertThat(get(started, "/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theRegistryAndTheOwnRegistrationAreCheckedInAProgramThatRuns() throws Exception {
        var application =
                application().check(Check.registry()).check(Check.registration()).serve(ping());
        try (var started = application.start()) {
            var answer = get(started, "/health");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"registry\"").contains("\"registration\"");
        }
    }

    @Test
    void reasonsAskForThePasswordAndProbesDoNot() throws Exception {
        var settings =
                Settings.none()
                        .with(ManagementOptions.USER, "ada")
                        .with(ManagementOptions.PASS, "s3cret");
        try (var application = application(settings).check(Check.ping("disk", () -> {})).start()) {
            assertThat(get(application, "/health").statusCode()).isEqualTo(401);
            assertThat(get(application, "/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(application, "/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aServiceThatHasTheseNamesItselfKeepsThem() throws Exception {
        var own = Route.of("Health", "GET", "/health", request -> json("{\"own\":true}"));
        var application =
                application(Shop.managed())
                        .serve(Routes.of("usersvc", UserService.class).route(own));
        try (var started = application.start()) {
            assertThat(get(started, "/health").body()).isEqualTo("{\"own\":true}");
            assertThat(get(started, "/health/ready").body()).isEqualTo("{\"status\":\"up\"}");
        }
    }

    @Test
    void twoChecksOfOneNameAreRefused() {
        try (var application = application().check(Check.registry())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> application.check(Check.registry()))
                    .withMessage("two checks are named \"registry\"");
        }
    }

    private static Application application() {
        return application(Settings.none());
    }

    private static Application application(Settings settings) {
        return Application.with(
                settings.with(HttpOptions.HOST, "127.0.0.1").with(HttpOptions.PORT, 0));
    }

    private static Routes ping() {
        return Routes.of("usersvc", UserService.class)
                .route(Route.of("GetUser", "GET", "/user", request -> json("{}")));
    }

    private static Response json(String text) {
        return Response.of(200, "application/json", text.getBytes(UTF_8));
    }

    private HttpResponse<String> get(Application application, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(application.address() + path)).build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static void failUnless(boolean works) {
        if (!works) {
            throw new IllegalStateException("no table");
        }
    }

    private static void meet(CyclicBarrier meeting)
            throws InterruptedException, BrokenBarrierException {
        assertThat(Thread.currentThread().isVirtual()).isFalse();
        meeting.await();
    }

    private static void awaitStubbornly(CountDownLatch released) {
        while (true) {
            try {
                released.await();
                return;
            } catch (InterruptedException notYet) {
                Thread.interrupted();
            }
        }
    }
}
