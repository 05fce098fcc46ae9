package places;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.ServiceShapes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** What the messages of {@link PlaceService} consist of, in other encodings than JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class PlaceServiceShapes {

    private static final ServiceShapes SHAPES = describe();

    private PlaceServiceShapes() {}

    static ServiceShapes shapes() {
        return SHAPES;
    }

    private static ServiceShapes describe() {
        var shapes = ServiceShapes.of("places");
        shapes.constants("Kind", "SMALL", "LARGE");
        shapes.record("Bound")
                .field("to", Cardinality.ONE, FieldKind.INT32)
                .field("open", Cardinality.ONE, FieldKind.BOOL);
        shapes.record("Filter")
                .field("name", Cardinality.ONE, FieldKind.STRING)
                .field("age", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("kinds", Cardinality.MANY, "Kind")
                .field("range", Cardinality.ONE, "Range");
        shapes.record("Page")
                .field("number", Cardinality.ONE, FieldKind.INT32)
                .field("size", Cardinality.OPTIONAL, FieldKind.INT32);
        shapes.record("Range")
                .field("from", Cardinality.ONE, FieldKind.INT32)
                .field("bound", Cardinality.OPTIONAL, "Bound");
        shapes.record("User")
                .field("id", Cardinality.ONE, FieldKind.TEXT)
                .field("name", Cardinality.ONE, FieldKind.STRING);
        shapes.record("OrderRequest")
                .field("id", Cardinality.ONE, FieldKind.TEXT)
                .field("number", Cardinality.ONE, FieldKind.INT32)
                .field("X-Tenant", Cardinality.ONE, FieldKind.STRING)
                .field("session", Cardinality.ONE, FieldKind.STRING);
        shapes.value("String").field("value", Cardinality.ONE, FieldKind.STRING);
        shapes.record("ReplaceRequest")
                .field("id", Cardinality.ONE, FieldKind.TEXT)
                .field("user", Cardinality.ONE, "User")
                .field("force", Cardinality.ONE, FieldKind.BOOL)
                .field("tags", Cardinality.MANY, FieldKind.STRING);
        shapes.record("Empty");
        shapes.record("ChangeRequest")
                .field("id", Cardinality.ONE, FieldKind.TEXT)
                .field("user", Cardinality.ONE, "User")
                .field("X-Trace", Cardinality.OPTIONAL, FieldKind.STRING);
        shapes.record("RemoveRequest")
                .field("id", Cardinality.ONE, FieldKind.TEXT)
                .field("reason", Cardinality.OPTIONAL, FieldKind.STRING)
                .field("s", Cardinality.OPTIONAL, FieldKind.STRING);
        shapes.record("NothingRequest");
        shapes.record("OldRequest")
                .field("kinds", Cardinality.MANY, "Kind")
                .field("more", Cardinality.MANY, "Kind")
                .field("numbers", Cardinality.MANY, FieldKind.INT32)
                .field("maybe", Cardinality.OPTIONAL_MANY, FieldKind.INT32);
        shapes.value("ListOfKind").field("value", Cardinality.MANY, "Kind");
        shapes.record("GetUsersRequest")
                .field("name", Cardinality.ONE, FieldKind.STRING)
                .field("age", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("kinds", Cardinality.MANY, "Kind")
                .field("range.from", Cardinality.ONE, FieldKind.INT32)
                .field("range.bound.to", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("range.bound.open", Cardinality.OPTIONAL, FieldKind.BOOL)
                .field("number", Cardinality.ONE, FieldKind.INT32)
                .field("size", Cardinality.OPTIONAL, FieldKind.INT32);
        shapes.value("ListOfUser").field("value", Cardinality.MANY, "User");
        shapes.record("GetUsersMaybeRequest")
                .field("name", Cardinality.OPTIONAL, FieldKind.STRING)
                .field("age", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("kinds", Cardinality.OPTIONAL_MANY, "Kind")
                .field("range.from", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("range.bound.to", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("range.bound.open", Cardinality.OPTIONAL, FieldKind.BOOL)
                .field("number", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("size", Cardinality.OPTIONAL, FieldKind.INT32);
        shapes.record("FormRequest")
                .field("name", Cardinality.ONE, FieldKind.STRING)
                .field("age", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("kinds", Cardinality.MANY, "Kind")
                .field("kind", Cardinality.OPTIONAL, "Kind");
        shapes.value("OptionalOfUser").field("value", Cardinality.OPTIONAL, "User");
        shapes.procedure("PlaceService.Order", "OrderRequest", "String");
        shapes.procedure("PlaceService.Replace", "ReplaceRequest", "Empty");
        shapes.procedure("PlaceService.Change", "ChangeRequest", "Empty");
        shapes.procedure("PlaceService.Remove", "RemoveRequest", "Empty");
        shapes.procedure("PlaceService.Nothing", "NothingRequest", "Empty");
        shapes.procedure("PlaceService.Old", "OldRequest", "ListOfKind");
        shapes.procedure("PlaceService.GetUsers", "GetUsersRequest", "ListOfUser");
        shapes.procedure("PlaceService.GetUsersMaybe", "GetUsersMaybeRequest", "ListOfUser");
        shapes.procedure("PlaceService.Form", "FormRequest", "Empty");
        shapes.procedure("PlaceService.Maybe", "User", "OptionalOfUser");
        return shapes.build();
    }
}
