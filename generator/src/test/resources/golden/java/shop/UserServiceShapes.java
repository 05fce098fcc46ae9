package shop;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.ServiceShapes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** What the messages of {@link UserService} consist of, in other encodings than JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class UserServiceShapes {

    private static final ServiceShapes SHAPES = describe();

    private UserServiceShapes() {}

    static ServiceShapes shapes() {
        return SHAPES;
    }

    private static ServiceShapes describe() {
        var shapes = ServiceShapes.of("shop");
        shapes.record("FileInfo")
                .field("name", Cardinality.ONE, FieldKind.STRING)
                .field("size", Cardinality.ONE, FieldKind.INT64);
        shapes.record("PageQuery")
                .field("filter", Cardinality.OPTIONAL, FieldKind.STRING)
                .field("pageNo", Cardinality.ONE, FieldKind.INT32)
                .field("size", Cardinality.ONE, FieldKind.INT32);
        shapes.record("PageRet")
                .field("items", Cardinality.MANY, "User")
                .field("pageNo", Cardinality.ONE, FieldKind.INT32)
                .field("hasNext", Cardinality.ONE, FieldKind.BOOL);
        shapes.record("User")
                .field("id", Cardinality.ONE, FieldKind.INT64)
                .field("name", Cardinality.ONE, FieldKind.STRING);
        shapes.record("GetUserRequest").field("id", Cardinality.ONE, FieldKind.INT64);
        shapes.record("SignUpRequest")
                .field("name", Cardinality.ONE, FieldKind.STRING)
                .field("age", Cardinality.OPTIONAL, FieldKind.INT32);
        shapes.value("String").field("value", Cardinality.ONE, FieldKind.STRING);
        shapes.record("DeleteUserRequest").field("id", Cardinality.ONE, FieldKind.INT64);
        shapes.record("Empty");
        shapes.procedure("UserService.PageUsers", "PageQuery", "PageRet");
        shapes.procedure("UserService.GetUser", "GetUserRequest", "User");
        shapes.procedure("UserService.SignUp", "SignUpRequest", "String");
        shapes.procedure("UserService.DeleteUser", "DeleteUserRequest", "Empty");
        return shapes.build();
    }
}
