package events;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.ServiceShapes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** What the messages of {@link OrderEvents} consist of, in other encodings than JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class OrderEventsShapes {

    private static final ServiceShapes SHAPES = describe();

    private OrderEventsShapes() {}

    static ServiceShapes shapes() {
        return SHAPES;
    }

    private static ServiceShapes describe() {
        var shapes = ServiceShapes.of("events");
        shapes.record("Delivered")
                .field("id", Cardinality.ONE, FieldKind.INT64)
                .field("at", Cardinality.ONE, FieldKind.TEXT);
        shapes.choice("End", "type")
                .field("Delivered", Cardinality.OPTIONAL, "Delivered")
                .field("Lost", Cardinality.OPTIONAL, "Lost");
        shapes.record("Line")
                .field("product", Cardinality.ONE, FieldKind.STRING)
                .field("count", Cardinality.ONE, FieldKind.INT32);
        shapes.record("Lost").field("id", Cardinality.ONE, FieldKind.INT64);
        shapes.record("Placed")
                .field("id", Cardinality.ONE, FieldKind.INT64)
                .field("lines", Cardinality.MANY, "Line")
                .field("note", Cardinality.OPTIONAL, FieldKind.STRING)
                .field("at", Cardinality.ONE, FieldKind.TEXT);
        shapes.topic("orders", "Placed");
        shapes.topic("orders.ended", "End");
        return shapes.build();
    }
}
