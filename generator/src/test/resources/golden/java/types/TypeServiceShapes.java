package types;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.ServiceShapes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** What the messages of {@link TypeService} consist of, in other encodings than JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class TypeServiceShapes {

    private static final ServiceShapes SHAPES = describe();

    private TypeServiceShapes() {}

    static ServiceShapes shapes() {
        return SHAPES;
    }

    private static ServiceShapes describe() {
        var shapes = ServiceShapes.of("types");
        shapes.constants("Color", "RED", "GREEN", "BLUE");
        shapes.record("Arrays")
                .field("booleans", Cardinality.MANY, FieldKind.BOOL)
                .field("shorts", Cardinality.MANY, FieldKind.INT32)
                .field("ints", Cardinality.MANY, FieldKind.INT32)
                .field("longs", Cardinality.MANY, FieldKind.INT64)
                .field("floats", Cardinality.MANY, FieldKind.FLOAT)
                .field("doubles", Cardinality.MANY, FieldKind.DOUBLE)
                .field("chars", Cardinality.MANY, FieldKind.TEXT)
                .field("strings", Cardinality.MANY, FieldKind.STRING)
                .field("colors", Cardinality.MANY, "Color")
                .field("nodes", Cardinality.MANY, "Node")
                .field("bytes", Cardinality.MANY, FieldKind.BYTES);
        shapes.record("Boxes")
                .field("aBoolean", Cardinality.ONE, FieldKind.BOOL)
                .field("aByte", Cardinality.ONE, FieldKind.INT32)
                .field("aShort", Cardinality.ONE, FieldKind.INT32)
                .field("anInt", Cardinality.ONE, FieldKind.INT32)
                .field("aLong", Cardinality.OPTIONAL, FieldKind.INT64)
                .field("aFloat", Cardinality.OPTIONAL, FieldKind.FLOAT)
                .field("aDouble", Cardinality.OPTIONAL, FieldKind.DOUBLE)
                .field("aChar", Cardinality.OPTIONAL, FieldKind.TEXT);
        shapes.record("Empty");
        shapes.record("Lists")
                .field("strings", Cardinality.MANY, FieldKind.STRING)
                .field("integers", Cardinality.MANY, FieldKind.INT32)
                .field("characters", Cardinality.MANY, FieldKind.TEXT)
                .field("holes", Cardinality.MANY, "NullableLong")
                .field("colors", Cardinality.OPTIONAL_MANY, "Color")
                .field("ids", Cardinality.MANY, FieldKind.TEXT)
                .field("texts", Cardinality.MAP, FieldKind.STRING)
                .field("nodes", Cardinality.MAP, "ListOfNode")
                .field("nested", Cardinality.MANY, "MapOfSetOfInteger");
        shapes.record("Node")
                .field("name", Cardinality.ONE, FieldKind.STRING)
                .field("children", Cardinality.MANY, "Node")
                .field("next", Cardinality.OPTIONAL, "Node");
        shapes.record("Optionals")
                .field("string", Cardinality.OPTIONAL, FieldKind.STRING)
                .field("integer", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("instant", Cardinality.OPTIONAL, FieldKind.TEXT)
                .field("color", Cardinality.OPTIONAL, "Color")
                .field("node", Cardinality.OPTIONAL, "Node")
                .field("strings", Cardinality.OPTIONAL_MANY, FieldKind.STRING)
                .field("anInt", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("aLong", Cardinality.OPTIONAL, FieldKind.INT64)
                .field("aDouble", Cardinality.OPTIONAL, FieldKind.DOUBLE);
        shapes.record("PageOfListOfNullableString")
                .field("first", Cardinality.MANY, "NullableString")
                .field("items", Cardinality.MANY, "ListOfNullableString")
                .field("total", Cardinality.ONE, FieldKind.INT32);
        shapes.record("PageOfNode")
                .field("first", Cardinality.ONE, "Node")
                .field("items", Cardinality.MANY, "Node")
                .field("total", Cardinality.ONE, FieldKind.INT32);
        shapes.record("Primitives")
                .field("aBoolean", Cardinality.ONE, FieldKind.BOOL)
                .field("aByte", Cardinality.ONE, FieldKind.INT32)
                .field("aShort", Cardinality.ONE, FieldKind.INT32)
                .field("anInt", Cardinality.ONE, FieldKind.INT32)
                .field("aLong", Cardinality.ONE, FieldKind.INT64)
                .field("aFloat", Cardinality.ONE, FieldKind.FLOAT)
                .field("aDouble", Cardinality.ONE, FieldKind.DOUBLE)
                .field("aChar", Cardinality.ONE, FieldKind.TEXT);
        shapes.record("Texts")
                .field("string", Cardinality.ONE, FieldKind.STRING)
                .field("decimal", Cardinality.ONE, FieldKind.DECIMAL)
                .field("integer", Cardinality.ONE, FieldKind.DECIMAL)
                .field("id", Cardinality.ONE, FieldKind.TEXT)
                .field("bytes", Cardinality.ONE, FieldKind.BYTES)
                .field("color", Cardinality.ONE, "Color");
        shapes.record("Times")
                .field("instant", Cardinality.ONE, FieldKind.TEXT)
                .field("date", Cardinality.ONE, FieldKind.TEXT)
                .field("time", Cardinality.ONE, FieldKind.TEXT)
                .field("dateTime", Cardinality.ONE, FieldKind.TEXT)
                .field("offsetDateTime", Cardinality.ONE, FieldKind.TEXT)
                .field("zonedDateTime", Cardinality.ONE, FieldKind.TEXT)
                .field("duration", Cardinality.ONE, FieldKind.TEXT);
        shapes.value("ListOfColor").field("value", Cardinality.MANY, "Color");
        shapes.value("ListOfListOfColor").field("value", Cardinality.MANY, "ListOfColor");
        shapes.value("OptionalOfNode").field("value", Cardinality.OPTIONAL, "Node");
        shapes.value("MapOfOptionalOfNode").field("value", Cardinality.MAP, "OptionalOfNode");
        shapes.value("NullableNode").field("value", Cardinality.OPTIONAL, "Node");
        shapes.value("ArrayOfInt").field("value", Cardinality.MANY, FieldKind.INT32);
        shapes.value("ArrayOfArrayOfInt").field("value", Cardinality.MANY, "ArrayOfInt");
        shapes.record("PostNumberRequest").field("value", Cardinality.ONE, FieldKind.INT64);
        shapes.value("Long").field("value", Cardinality.ONE, FieldKind.INT64);
        shapes.record("PostColorRequest").field("value", Cardinality.ONE, "Color");
        shapes.value("Color2").field("value", Cardinality.ONE, "Color");
        shapes.record("PostBytesRequest").field("value", Cardinality.ONE, FieldKind.BYTES);
        shapes.value("Bytes").field("value", Cardinality.ONE, FieldKind.BYTES);
        shapes.value("NullableLong").field("value", Cardinality.OPTIONAL, FieldKind.INT64);
        shapes.value("ListOfNode").field("value", Cardinality.MANY, "Node");
        shapes.value("SetOfInteger").field("value", Cardinality.MANY, FieldKind.INT32);
        shapes.value("MapOfSetOfInteger").field("value", Cardinality.MAP, "SetOfInteger");
        shapes.value("NullableString").field("value", Cardinality.OPTIONAL, FieldKind.STRING);
        shapes.value("ListOfNullableString").field("value", Cardinality.MANY, "NullableString");
        shapes.procedure("TypeService.PostPrimitives", "Primitives", "Primitives");
        shapes.procedure("TypeService.PostBoxes", "Boxes", "Boxes");
        shapes.procedure("TypeService.PostTexts", "Texts", "Texts");
        shapes.procedure("TypeService.PostTimes", "Times", "Times");
        shapes.procedure("TypeService.PostLists", "Lists", "Lists");
        shapes.procedure("TypeService.PostArrays", "Arrays", "Arrays");
        shapes.procedure("TypeService.PostOptionals", "Optionals", "Optionals");
        shapes.procedure("TypeService.PostNode", "Node", "Node");
        shapes.procedure("TypeService.PostPage", "PageOfNode", "PageOfNode");
        shapes.procedure(
                "TypeService.PostPageOfLists",
                "PageOfListOfNullableString",
                "PageOfListOfNullableString");
        shapes.procedure("TypeService.PostEmpty", "Empty", "Empty");
        shapes.procedure("TypeService.PostColors", "ListOfListOfColor", "ListOfListOfColor");
        shapes.procedure("TypeService.PostMap", "MapOfOptionalOfNode", "MapOfOptionalOfNode");
        shapes.procedure("TypeService.PostOptional", "Node", "OptionalOfNode");
        shapes.procedure("TypeService.PostNullable", "Node", "NullableNode");
        shapes.procedure("TypeService.PostMatrix", "ArrayOfArrayOfInt", "ArrayOfArrayOfInt");
        shapes.procedure("TypeService.PostNumber", "PostNumberRequest", "Long");
        shapes.procedure("TypeService.PostColor", "PostColorRequest", "Color2");
        shapes.procedure("TypeService.PostBytes", "PostBytesRequest", "Bytes");
        return shapes.build();
    }
}
