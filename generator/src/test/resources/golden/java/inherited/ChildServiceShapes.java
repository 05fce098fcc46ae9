package inherited;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.ServiceShapes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** What the messages of {@link ChildService} consist of, in other encodings than JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class ChildServiceShapes {

    private static final ServiceShapes SHAPES = describe();

    private ChildServiceShapes() {}

    static ServiceShapes shapes() {
        return SHAPES;
    }

    private static ServiceShapes describe() {
        var shapes = ServiceShapes.of("inherited");
        shapes.record("Child").field("name", Cardinality.ONE, FieldKind.STRING);
        shapes.record("GetAllRequest");
        shapes.value("ListOfChild").field("value", Cardinality.MANY, "Child");
        shapes.record("GetOneRequest").field("key", Cardinality.ONE, FieldKind.INT64);
        shapes.record("PutOneRequest")
                .field("key", Cardinality.ONE, FieldKind.INT64)
                .field("value", Cardinality.ONE, "Child");
        shapes.record("Empty");
        shapes.record("GetNameRequest");
        shapes.value("String").field("value", Cardinality.ONE, FieldKind.STRING);
        shapes.procedure("ChildService.GetAll", "GetAllRequest", "ListOfChild");
        shapes.procedure("ChildService.GetOne", "GetOneRequest", "Child");
        shapes.procedure("ChildService.PutOne", "PutOneRequest", "Empty");
        shapes.procedure("ChildService.GetName", "GetNameRequest", "String");
        return shapes.build();
    }
}
