package locked;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.ServiceShapes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** What the messages of {@link OrderService} consist of, in other encodings than JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class OrderServiceShapes {

    private static final ServiceShapes SHAPES = describe();

    private OrderServiceShapes() {}

    static ServiceShapes shapes() {
        return SHAPES;
    }

    private static ServiceShapes describe() {
        var shapes = ServiceShapes.of("locked");
        shapes.constants("State", "NEW", "", "SENT", "PAID");
        shapes.record("Card").field("number", Cardinality.ONE, FieldKind.STRING);
        shapes.record("Cash");
        shapes.record("Line")
                .field("article", Cardinality.ONE, FieldKind.STRING)
                .field("count", Cardinality.ONE, FieldKind.INT32);
        shapes.record("Order")
                .field("id", Cardinality.ONE, FieldKind.INT64)
                .at(4)
                .field("lines", Cardinality.MANY, "Line")
                .at(6)
                .field("state", Cardinality.ONE, "State")
                .field("payment", Cardinality.ONE, "Payment")
                .field("note", Cardinality.ONE, FieldKind.STRING);
        shapes.choice("Payment", "type")
                .at(3)
                .field("Card", Cardinality.OPTIONAL, "Card")
                .field("Cash", Cardinality.OPTIONAL, "Cash");
        shapes.procedure("OrderService.PostOrder", "Order", "Order");
        return shapes.build();
    }
}
