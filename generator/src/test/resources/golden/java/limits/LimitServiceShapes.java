package limits;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.ServiceShapes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** What the messages of {@link LimitService} consist of, in other encodings than JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class LimitServiceShapes {

    private static final ServiceShapes SHAPES = describe();

    private LimitServiceShapes() {}

    static ServiceShapes shapes() {
        return SHAPES;
    }

    private static ServiceShapes describe() {
        var shapes = ServiceShapes.of("limits");
        shapes.record("Limited")
                .field("between", Cardinality.ONE, FieldKind.INT32)
                .field("large", Cardinality.ONE, FieldKind.INT64)
                .field("positive", Cardinality.ONE, FieldKind.INT32)
                .field("positiveOrZero", Cardinality.ONE, FieldKind.INT32)
                .field("negative", Cardinality.ONE, FieldKind.INT32)
                .field("negativeOrZero", Cardinality.OPTIONAL, FieldKind.INT64)
                .field("atLeastHalf", Cardinality.ONE, FieldKind.DOUBLE)
                .field("lessThanOneAndAHalf", Cardinality.ONE, FieldKind.FLOAT)
                .field("wholeAboveOneAndAHalf", Cardinality.ONE, FieldKind.INT32)
                .field("price", Cardinality.ONE, FieldKind.DECIMAL)
                .field("count", Cardinality.ONE, FieldKind.DECIMAL)
                .field("twoDigits", Cardinality.ONE, FieldKind.INT32)
                .field("name", Cardinality.ONE, FieldKind.STRING)
                .field("notEmpty", Cardinality.ONE, FieldKind.STRING)
                .field("code", Cardinality.ONE, FieldKind.STRING)
                .field("email", Cardinality.OPTIONAL, FieldKind.STRING)
                .field("plate", Cardinality.OPTIONAL, FieldKind.STRING)
                .field("tags", Cardinality.MANY, FieldKind.STRING)
                .field("stock", Cardinality.MAP, FieldKind.INT32)
                .field("ints", Cardinality.MANY, FieldKind.INT32)
                .field("optional", Cardinality.OPTIONAL, FieldKind.INT64)
                .field("deleted", Cardinality.ONE, FieldKind.BOOL)
                .field("past", Cardinality.ONE, FieldKind.TEXT)
                .field("pastOrPresent", Cardinality.ONE, FieldKind.TEXT)
                .field("future", Cardinality.ONE, FieldKind.TEXT)
                .field("futureOrPresent", Cardinality.OPTIONAL, FieldKind.TEXT);
        shapes.record("PostListRequest")
                .field("numbers", Cardinality.MANY, FieldKind.INT32)
                .field("name", Cardinality.ONE, FieldKind.STRING);
        shapes.record("Empty");
        shapes.value("ListOfString").field("value", Cardinality.MANY, FieldKind.STRING);
        shapes.value("ListOfListOfString").field("value", Cardinality.MANY, "ListOfString");
        shapes.record("GetTextsRequest")
                .field("notBlank", Cardinality.ONE, FieldKind.STRING)
                .field("size", Cardinality.ONE, FieldKind.STRING)
                .field("email", Cardinality.ONE, FieldKind.STRING)
                .field("pattern", Cardinality.ONE, FieldKind.STRING)
                .field("word", Cardinality.OPTIONAL, FieldKind.STRING)
                .field("optional", Cardinality.OPTIONAL, FieldKind.STRING);
        shapes.record("GetNumbersRequest")
                .field("between", Cardinality.ONE, FieldKind.INT32)
                .field("positive", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("digits", Cardinality.ONE, FieldKind.INT64)
                .field("agreed", Cardinality.ONE, FieldKind.BOOL)
                .field("birthday", Cardinality.ONE, FieldKind.TEXT);
        shapes.record("GetListsRequest")
                .field("names", Cardinality.MANY, FieldKind.STRING)
                .field("numbers", Cardinality.MANY, FieldKind.INT32)
                .field("ints", Cardinality.MANY, FieldKind.INT32);
        shapes.procedure("LimitService.PostLimited", "Limited", "Limited");
        shapes.procedure("LimitService.PostList", "PostListRequest", "Empty");
        shapes.procedure("LimitService.Body", "ListOfListOfString", "Empty");
        shapes.procedure("LimitService.GetTexts", "GetTextsRequest", "Empty");
        shapes.procedure("LimitService.GetNumbers", "GetNumbersRequest", "Empty");
        shapes.procedure("LimitService.GetLists", "GetListsRequest", "Empty");
        return shapes.build();
    }
}
