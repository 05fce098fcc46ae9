package io.doudou.broker;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.ServiceShapes;
import io.doudou.codec.binary.Encodings;
import io.doudou.fault.Malformed;
import io.doudou.fault.Problems;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Receivers with their topics, not subscribed yet; generated {@code ...Topics} classes make them.
 * Immutable.
 *
 * <pre>{@code
 * application.subscribe(OrderEventsTopics.of(new Billing()).queue("billing"));
 * }</pre>
 */
public final class Listeners {

    private static final String JSON = "application/json";

    private final List<Listener> list;

    private Listeners(List<Listener> list) {
        this.list = List.copyOf(list);
    }

    /** One receiver of one topic. */
    public record Listener(String topic, Receiver receiver, Terms terms) {}

    /**
     * Gets the values of a topic; what it throws asks for a repetition, as with {@link Receiver}.
     */
    @FunctionalInterface
    public interface Typed<T> {
        void receive(T event) throws Exception;
    }

    /** None yet. */
    public static Listeners none() {
        return new Listeners(List.of());
    }

    /** One more receiver, on the usual terms. */
    public Listeners on(String topic, Receiver receiver) {
        var more = new ArrayList<>(list);
        more.add(new Listener(topic, receiver, Terms.alone()));
        return new Listeners(more);
    }

    /** One more receiver, of values that travel as JSON; a body that is none is a dead letter. */
    public <T> Listeners json(String topic, JsonCodec<T> codec, Typed<? super T> receiver) {
        return json(topic, codec, ServiceShapes::none, receiver);
    }

    /**
     * One more receiver, of values that travel as JSON or in the encoding that the content type of
     * their message names; a body that is none is a dead letter.
     *
     * @param shapes says what the messages of the topic consist of; asked when one is no JSON
     */
    public <T> Listeners json(
            String topic,
            JsonCodec<T> codec,
            Supplier<ServiceShapes> shapes,
            Typed<? super T> receiver) {
        return on(topic, delivery -> receiver.receive(read(delivery, codec, shapes)));
    }

    /** The same receivers as members of a queue: of each topic, one in the queue gets a message. */
    public Listeners queue(String name) {
        return terms(terms -> terms.inQueue(Optional.of(name)));
    }

    /** The same receivers on other terms. */
    public Listeners terms(UnaryOperator<Terms> change) {
        return new Listeners(
                list.stream()
                        .map(
                                each ->
                                        new Listener(
                                                each.topic(),
                                                each.receiver(),
                                                change.apply(each.terms())))
                        .toList());
    }

    /** All of them, in the order in which they were added. */
    public List<Listener> list() {
        return list;
    }

    private static <T> T read(
            Delivery delivery, JsonCodec<T> codec, Supplier<ServiceShapes> shapes) {
        var problems = new Problems();
        @Nullable T event = JsonReader.read(json(delivery, shapes), "event", codec, problems);
        if (problems.count() > 0 || event == null) {
            throw new Malformed(
                    delivery.topic() + ": not the event it should be, " + told(problems));
        }
        return event;
    }

    private static byte[] json(Delivery delivery, Supplier<ServiceShapes> shapes) {
        var message = delivery.message();
        var type = message.header(Message.CONTENT_TYPE).orElse(JSON);
        if (type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
            return message.body();
        }
        var codec = Encodings.standard().forType(type);
        var shape = codec.flatMap(known -> shapes.get().topic(delivery.topic()));
        if (codec.isEmpty() || shape.isEmpty()) {
            throw new Malformed(delivery.topic() + ": cannot read a message of type " + type);
        }
        try {
            return codec.get().toJson(shape.get(), message.body());
        } catch (Malformed broken) {
            throw new Malformed(delivery.topic() + ": " + broken.getMessage(), broken);
        }
    }

    private static String told(Problems problems) {
        return String.join(
                "; ",
                problems.list().stream()
                        .map(problem -> problem.name() + " " + problem.detail())
                        .toList());
    }
}
