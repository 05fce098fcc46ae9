package names;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.ServiceShapes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** What the messages of {@link NameService} consist of, in other encodings than JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class NameServiceShapes {

    private static final ServiceShapes SHAPES = describe();

    private NameServiceShapes() {}

    static ServiceShapes shapes() {
        return SHAPES;
    }

    private static ServiceShapes describe() {
        var shapes = ServiceShapes.of("names");
        shapes.constants("Call", "CALL");
        shapes.constants("Input", "INPUT");
        shapes.constants("Request", "REQUEST");
        shapes.constants("Route", "ROUTE");
        shapes.record("Clash")
                .field("in", Cardinality.ONE, FieldKind.INT32)
                .field("out", Cardinality.ONE, FieldKind.INT32)
                .field("object", Cardinality.ONE, FieldKind.INT32)
                .field("field", Cardinality.ONE, FieldKind.INT32)
                .field("value", Cardinality.ONE, FieldKind.INT32)
                .field("rejected", Cardinality.ONE, FieldKind.STRING);
        shapes.record("Fields")
                .field("size", Cardinality.ONE, FieldKind.INT32)
                .field("page_no", Cardinality.ONE, FieldKind.INT32)
                .field("page_no_2", Cardinality.ONE, FieldKind.INT32)
                .field("other", Cardinality.ONE, FieldKind.INT32);
        shapes.record("Omitted")
                .field("user_name", Cardinality.ONE, FieldKind.STRING)
                .field("page_no", Cardinality.ONE, FieldKind.INT32)
                .field("boxed", Cardinality.ONE, FieldKind.INT32)
                .field("nullable", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("ratio", Cardinality.ONE, FieldKind.DOUBLE)
                .field("is_open", Cardinality.ONE, FieldKind.BOOL)
                .field("price", Cardinality.ONE, FieldKind.DECIMAL)
                .field("items", Cardinality.MANY, FieldKind.STRING)
                .field("more", Cardinality.MAP, FieldKind.STRING)
                .field("ints", Cardinality.MANY, FieldKind.INT32)
                .field("optional", Cardinality.OPTIONAL, FieldKind.STRING)
                .field("letter", Cardinality.ONE, FieldKind.TEXT)
                .field("route", Cardinality.ONE, "Route")
                .field("required", Cardinality.ONE, FieldKind.STRING);
        shapes.record("Response")
                .field("string", Cardinality.ONE, FieldKind.STRING)
                .field("get_class_", Cardinality.ONE, FieldKind.INT32);
        shapes.record("ClashRequest")
                .field("request", Cardinality.ONE, FieldKind.STRING)
                .field("input", Cardinality.ONE, FieldKind.INT32)
                .field("service", Cardinality.ONE, FieldKind.STRING)
                .field("client", Cardinality.ONE, FieldKind.INT64)
                .field("call", Cardinality.ONE, FieldKind.BOOL)
                .field("each", Cardinality.ONE, FieldKind.INT32);
        shapes.value("String").field("value", Cardinality.ONE, FieldKind.STRING);
        shapes.record("QueryRequest")
                .field("in", Cardinality.ONE, FieldKind.INT32)
                .field("out", Cardinality.ONE, FieldKind.INT32)
                .field("object", Cardinality.ONE, FieldKind.INT32)
                .field("field", Cardinality.ONE, FieldKind.INT32)
                .field("value", Cardinality.ONE, FieldKind.INT32)
                .field("rejected", Cardinality.ONE, FieldKind.STRING)
                .field("size", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("page_no", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("page_no_2", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("other", Cardinality.OPTIONAL, FieldKind.INT32);
        shapes.record("Empty");
        shapes.record("BodyRequest")
                .field("in", Cardinality.ONE, "Clash")
                .field("out", Cardinality.ONE, FieldKind.INT32);
        shapes.record("TypesRequest")
                .field("body", Cardinality.ONE, "Route")
                .field("routes", Cardinality.ONE, FieldKind.STRING)
                .field("names", Cardinality.ONE, "Request")
                .field("call", Cardinality.ONE, "Call")
                .field("input", Cardinality.ONE, "Input");
        shapes.value("ListOfResponse").field("value", Cardinality.MANY, "Response");
        shapes.procedure("NameService.Clash", "ClashRequest", "String");
        shapes.procedure("NameService.Query", "QueryRequest", "Empty");
        shapes.procedure("NameService.Body", "BodyRequest", "Clash");
        shapes.procedure("NameService.Types", "TypesRequest", "ListOfResponse");
        shapes.procedure("NameService.PostOmitted", "Omitted", "Omitted");
        return shapes.build();
    }
}
