package events;

import io.doudou.broker.Broker;
import io.doudou.broker.Listeners;
import io.doudou.broker.Publisher;
import io.doudou.codec.ServiceShapes;
import java.util.function.Supplier;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Publishes and receives the events of {@link OrderEvents}. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class OrderEventsTopics implements OrderEvents {

    private static final Supplier<ServiceShapes> SHAPES = OrderEventsShapes::shapes;

    private final Publisher<OrderEvents.Placed> placed;

    private final Publisher<OrderEvents.End> ended;

    private OrderEventsTopics(Broker broker) {
        this.placed = placed(broker);
        this.ended = ended(broker);
    }

    /** Lets the methods of {@code listener} receive the events of others. */
    public static Listeners of(OrderEvents listener) {
        return Listeners.none()
                .json("orders", OrderEventsJson.PLACED, SHAPES, listener::placed)
                .json("orders.ended", OrderEventsJson.END, SHAPES, listener::ended);
    }

    /** To call one of its methods is to publish an event. */
    public static OrderEvents publisher(Broker broker) {
        return new OrderEventsTopics(broker);
    }

    /** Publishes to {@code orders}. */
    public static Publisher<OrderEvents.Placed> placed(Broker broker) {
        return Publisher.json(broker, "orders", OrderEventsJson.PLACED);
    }

    /** Publishes to {@code orders.ended}. */
    public static Publisher<OrderEvents.End> ended(Broker broker) {
        return Publisher.json(broker, "orders.ended", OrderEventsJson.END);
    }

    @Override
    public void placed(OrderEvents.Placed event) {
        this.placed.publish(event);
    }

    @Override
    public void ended(OrderEvents.End end) {
        this.ended.publish(end);
    }
}
