package io.doudou.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.broker.Broker;
import io.doudou.broker.Delivery;
import io.doudou.broker.Listeners;
import io.doudou.broker.Message;
import io.doudou.broker.Publisher;
import io.doudou.broker.Terms;
import io.doudou.codec.ServiceShapes;
import io.doudou.codec.binary.Encodings;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;

/** What is published by calling a generated publisher calls the method of a listener. */
class TopicsTest {

    private final Broker broker = Broker.inMemory(Ticker.system(), new Random(1));
    private final LinkedBlockingQueue<List<Object>> heard = new LinkedBlockingQueue<>();

    @TempDir private Path output;
    private ClassLoader loader = getClass().getClassLoader();

    @BeforeEach
    void compile() {
        loader =
                Compilation.of(
                                Compilation.Compiler.JAVAC,
                                Path.of("src/test/resources/good/events"),
                                output,
                                List.of())
                        .load();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void toCallAMethodIsToPublishToThoseWhoImplementIt() throws Exception {
        listen();
        var events = type("OrderEvents");
        var publisher = topics("publisher", Broker.class).invoke(null, broker);
        var placed = placed(7);
        var lost = type("OrderEvents$Lost").getConstructors()[0].newInstance(7L);
        events.getMethod("placed", placed.getClass()).invoke(publisher, placed);
        events.getMethod("ended", type("OrderEvents$End")).invoke(publisher, lost);
        assertThat(List.of(heard.take(), heard.take()))
                .containsExactlyInAnyOrder(List.of("placed", placed), List.of("ended", lost));
    }

    @Test
    void eachTopicHasAPublisherOfItsOwn() throws Exception {
        listen();
        var placed = placed(7);
        publisherOf("placed").publish(placed);
        assertThat(heard.take()).containsExactly("placed", placed);
    }

    @Test
    void aMessageIsReadInTheEncodingThatItsContentTypeNames() throws Exception {
        listen();
        var json =
                """
                {"id":7,"lines":[{"product":"tea","count":2}],"at":"1970-01-01T00:00:00Z"}\
                """;
        var shape = shapes().topic("orders").orElseThrow();
        for (var codec : List.of(Encodings.protobuf(), Encodings.messagePack())) {
            var body = codec.fromJson(shape, json.getBytes(StandardCharsets.UTF_8));
            var message = Message.of(body).with(Message.CONTENT_TYPE, codec.contentType());
            broker.publish("orders", message);
            assertThat(heard.take()).containsExactly("placed", placed(7));
        }
    }

    @Test
    void aMessageThatMakesNoSenseIsADeadLetter() throws Exception {
        var dead = new LinkedBlockingQueue<Delivery>();
        broker.subscribe("orders.dead", dead::add, Terms.alone());
        listen();
        var cut = Message.of(new byte[] {0x12, 0x7F});
        broker.publish("orders", cut.with(Message.CONTENT_TYPE, "application/protobuf"));
        broker.publish("orders", cut.with(Message.CONTENT_TYPE, "text/yaml"));
        for (var reason : List.of("is cut off", "cannot read a message of type text/yaml")) {
            assertThat(dead.take().message().header("Dead-Reason").orElseThrow()).contains(reason);
        }
        assertThat(heard).isEmpty();
    }

    private ServiceShapes shapes() throws Exception {
        var method = type("OrderEventsShapes").getDeclaredMethod("shapes");
        method.setAccessible(true);
        return (ServiceShapes) method.invoke(null);
    }

    @Test
    void anEventThatBreaksItsConstraintsReachesNobody() throws Exception {
        var dead = new LinkedBlockingQueue<Delivery>();
        broker.subscribe("orders.dead", dead::add, Terms.alone());
        listen();
        publisherOf("placed").publish(placed(-1));
        assertThat(dead.take().message().header("Dead-Reason").orElseThrow())
                .contains("event.id must be");
        assertThat(heard).isEmpty();
    }

    private void listen() throws Exception {
        var contract = type("OrderEvents");
        var listener =
                Proxy.newProxyInstance(
                        loader,
                        new Class<?>[] {contract},
                        (self, method, values) -> note(method, values));
        var listeners = (Listeners) topics("of", contract).invoke(null, listener);
        for (var each : listeners.queue("billing").list()) {
            assertThat(each.terms().queue()).contains("billing");
            broker.subscribe(each.topic(), each.receiver(), each.terms());
        }
    }

    private boolean note(Method method, Object[] values) {
        return heard.add(List.of(method.getName(), values[0]));
    }

    @SuppressWarnings("unchecked")
    private Publisher<Object> publisherOf(String method) throws Exception {
        return (Publisher<Object>) topics(method, Broker.class).invoke(null, broker);
    }

    private Method topics(String method, Class<?> parameter) throws Exception {
        return type("OrderEventsTopics").getMethod(method, parameter);
    }

    private Object placed(long id) throws Exception {
        var line = type("OrderEvents$Line").getConstructors()[0].newInstance("tea", 2);
        return Arrays.stream(type("OrderEvents$Placed").getConstructors())
                .findFirst()
                .orElseThrow()
                .newInstance(id, List.of(line), null, Instant.EPOCH);
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return loader.loadClass("events." + name);
    }
}
