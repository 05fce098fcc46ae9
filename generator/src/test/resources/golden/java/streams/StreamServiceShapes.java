package streams;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.ServiceShapes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** What the messages of {@link StreamService} consist of, in other encodings than JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class StreamServiceShapes {

    private static final ServiceShapes SHAPES = describe();

    private StreamServiceShapes() {}

    static ServiceShapes shapes() {
        return SHAPES;
    }

    private static ServiceShapes describe() {
        var shapes = ServiceShapes.of("streams");
        shapes.record("Price")
                .field("name", Cardinality.ONE, FieldKind.STRING)
                .field("cents", Cardinality.ONE, FieldKind.INT32);
        shapes.record("Query")
                .field("name", Cardinality.ONE, FieldKind.STRING)
                .field("limit", Cardinality.ONE, FieldKind.INT32);
        shapes.record("WatchRequest")
                .field("name", Cardinality.ONE, FieldKind.STRING)
                .field("limit", Cardinality.ONE, FieldKind.INT32);
        shapes.value("Long").field("value", Cardinality.ONE, FieldKind.INT64);
        shapes.value("Integer").field("value", Cardinality.ONE, FieldKind.INT32);
        shapes.value("MapOfPrice").field("value", Cardinality.MAP, "Price");
        shapes.procedure("StreamService.Watch", "WatchRequest", "Price");
        shapes.procedure("StreamService.Record", "Price", "Long");
        shapes.procedure("StreamService.Chat", "Integer", "MapOfPrice");
        return shapes.build();
    }
}
