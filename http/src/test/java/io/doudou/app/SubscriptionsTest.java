package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.broker.DeadLetter;
import io.doudou.broker.Delivery;
import io.doudou.broker.Listeners;
import io.doudou.broker.Message;
import io.doudou.broker.Publisher;
import io.doudou.broker.Terms;
import io.doudou.call.CallScope;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.http.HttpOptions;
import io.doudou.option.Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** What an application listens to, from its start to its stop. */
class SubscriptionsTest {

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);

    private final Application application = Application.with(local());
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Delivery> dead = new LinkedBlockingQueue<>();

    private static Settings local() {
        return Settings.none().with(HttpOptions.HOST, "127.0.0.1").with(HttpOptions.PORT, 0);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aValueThatIsPublishedReachesTheReceiverOfItsTopic() throws Exception {
        application.subscribe(Listeners.none().json("orders", TEXT, events::add)).start();
        Publisher.json(application.broker(), "orders", TEXT).publish("\u00fc 7");
        assertThat(events.take()).isEqualTo("\u00fc 7");
    }

    @Test
    void theMembersOfAQueueShareWhatIsPublished() throws Exception {
        var listeners = Listeners.none().json("orders", TEXT, events::add).queue("billing");
        application.subscribe(listeners).subscribe(listeners).start();
        var publisher = Publisher.json(application.broker(), "orders", TEXT);
        for (int i = 0; i < 10; i++) {
            publisher.publish("" + i);
        }
        application.close();
        assertThat(events).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotTheEventIsADeadLetterThatSaysWhy() throws Exception {
        application
                .subscribe(Listeners.none().json("orders", TEXT, events::add))
                .subscribe("orders.dead", dead::add, Terms.alone())
                .start();
        var broker = application.broker();
        broker.publish("orders", Message.of("7"));
        assertThat(reason()).contains("event must be");
        broker.publish("orders", Message.of("{"));
        assertThat(reason()).contains("Malformed");
        broker.publish("orders", Message.of("a").with("Content-Type", "text/plain"));
        assertThat(reason()).contains("cannot read a message of type text/plain");
        broker.publish("orders", Message.of("\"a\"").with("content-type", "application/json; a=b"));
        assertThat(events.take()).isEqualTo("a");
    }

    private String reason() throws InterruptedException {
        return dead.take().message().header(DeadLetter.REASON).orElseThrow();
    }

    @Test
    void whatBelongsToACallReachesTheReceiver() throws Exception {
        var seen = new LinkedBlockingQueue<CallScope>();
        application
                .subscribe("orders", delivery -> seen.add(CallScope.current()), Terms.alone())
                .start();
        var scope =
                new CallScope(
                        "request-7",
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("tenant", "a"));
        scope.call(
                () -> {
                    application.broker().publish("orders", Message.of("7"));
                    return scope;
                });
        assertThat(seen.take()).extracting(CallScope::requestId).isEqualTo("request-7");
    }

    @Test
    void stoppingWaitsForTheReceiversAndForWhatTheyWaitFor() throws Exception {
        var begun = new CountDownLatch(1);
        var may = new CountDownLatch(1);
        application
                .subscribe(
                        "orders",
                        delivery -> {
                            begun.countDown();
                            may.await();
                            events.add(delivery.message().text());
                        },
                        Terms.alone())
                .start();
        application.broker().publish("orders", Message.of("7"));
        application.broker().publish("orders", Message.of("8"));
        begun.await();
        var stopping = Thread.ofVirtual().start(application::close);
        may.countDown();
        stopping.join();
        assertThat(events).containsExactly("7", "8");
        assertThatThrownBy(() -> application.broker().publish("orders", Message.of("9")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void overHttpAProgramHearsItselfThroughItsOwnPort() throws Exception {
        var settings =
                local().with(ApplicationOptions.BROKER, "http")
                        .with(HttpOptions.ROUTE_ROOT_PATH, "/shop");
        try (var program = Application.with(settings)) {
            program.subscribe(Listeners.none().json("orders", TEXT, events::add)).start();
            Publisher.json(program.broker(), "orders", TEXT).publish("7");
            assertThat(events.take()).isEqualTo("7");
        }
    }

    @Test
    void aBrokerThatIsNotThereIsRefusedWithThoseThatAre() {
        var settings = local().with(ApplicationOptions.BROKER, "pigeon");
        assertThatThrownBy(() -> Application.with(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no broker \"pigeon\" (GDD_BROKER), only ")
                .hasMessageContaining("memory");
    }
}
