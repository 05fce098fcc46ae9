package choices;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.ServiceShapes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** What the messages of {@link ShapeService} consist of, in other encodings than JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class ShapeServiceShapes {

    private static final ServiceShapes SHAPES = describe();

    private ShapeServiceShapes() {}

    static ServiceShapes shapes() {
        return SHAPES;
    }

    private static ServiceShapes describe() {
        var shapes = ServiceShapes.of("choices");
        shapes.record("Circle").field("radius", Cardinality.ONE, FieldKind.DOUBLE);
        shapes.record("FailedOfShape").field("reason", Cardinality.ONE, FieldKind.STRING);
        shapes.record("Group").field("parts", Cardinality.MANY, "Shape");
        shapes.record("OkOfShape").field("value", Cardinality.ONE, "Shape");
        shapes.choice("ResultOfShape", "type")
                .field("Failed", Cardinality.OPTIONAL, "FailedOfShape")
                .field("Ok", Cardinality.OPTIONAL, "OkOfShape");
        shapes.choice("Shape", "type")
                .field("Circle", Cardinality.OPTIONAL, "Circle")
                .field("Group", Cardinality.OPTIONAL, "Group")
                .field("Triangle", Cardinality.OPTIONAL, "Triangle")
                .field("square", Cardinality.OPTIONAL, "Square");
        shapes.record("Square").field("a", Cardinality.ONE, FieldKind.DOUBLE);
        shapes.record("Triangle")
                .field("a", Cardinality.ONE, FieldKind.DOUBLE)
                .field("b", Cardinality.ONE, FieldKind.DOUBLE)
                .field("c", Cardinality.ONE, FieldKind.DOUBLE);
        shapes.record("GetCircleRequest").field("radius", Cardinality.ONE, FieldKind.DOUBLE);
        shapes.procedure("ShapeService.PostShape", "Shape", "Shape");
        shapes.procedure("ShapeService.PostResult", "ResultOfShape", "ResultOfShape");
        shapes.procedure("ShapeService.GetCircle", "GetCircleRequest", "Circle");
        return shapes.build();
    }
}
