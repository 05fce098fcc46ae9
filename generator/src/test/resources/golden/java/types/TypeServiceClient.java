package types;

import io.doudou.codec.Scalar;
import io.doudou.codec.ServiceShapes;
import io.doudou.http.Call;
import io.doudou.http.Passing;
import io.doudou.http.ServiceClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Calls {@link TypeService} where it runs: one request for each call. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class TypeServiceClient implements TypeService {

    private static final Supplier<ServiceShapes> SHAPES = TypeServiceShapes::shapes;

    private final ServiceClient client;

    private TypeServiceClient(ServiceClient client) {
        this.client = client;
    }

    /** The service that {@code client} reaches. */
    public static TypeServiceClient of(ServiceClient client) {
        return new TypeServiceClient(client);
    }

    @Override
    public Primitives postPrimitives(Primitives value) {
        var call =
                Call.of("Primitives", "POST", "/primitives")
                        .procedure("TypeService.PostPrimitives", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.PRIMITIVES, value);
        return client.json(call, TypeServiceJson.PRIMITIVES);
    }

    @Override
    public Boxes postBoxes(Boxes value) {
        var call =
                Call.of("Boxes", "POST", "/boxes")
                        .procedure("TypeService.PostBoxes", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.BOXES, value);
        return client.json(call, TypeServiceJson.BOXES);
    }

    @Override
    public Texts postTexts(Texts value) {
        var call =
                Call.of("Texts", "POST", "/texts")
                        .procedure("TypeService.PostTexts", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.TEXTS, value);
        return client.json(call, TypeServiceJson.TEXTS);
    }

    @Override
    public Times postTimes(Times value) {
        var call =
                Call.of("Times", "POST", "/times")
                        .procedure("TypeService.PostTimes", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.TIMES, value);
        return client.json(call, TypeServiceJson.TIMES);
    }

    @Override
    public Lists postLists(Lists value) {
        var call =
                Call.of("Lists", "POST", "/lists")
                        .procedure("TypeService.PostLists", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.LISTS, value);
        return client.json(call, TypeServiceJson.LISTS);
    }

    @Override
    public Arrays postArrays(Arrays value) {
        var call =
                Call.of("Arrays", "POST", "/arrays")
                        .procedure("TypeService.PostArrays", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.ARRAYS, value);
        return client.json(call, TypeServiceJson.ARRAYS);
    }

    @Override
    public Optionals postOptionals(Optionals value) {
        var call =
                Call.of("Optionals", "POST", "/optionals")
                        .procedure("TypeService.PostOptionals", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.OPTIONALS, value);
        return client.json(call, TypeServiceJson.OPTIONALS);
    }

    @Override
    public Node postNode(Node value) {
        var call =
                Call.of("Node", "POST", "/node")
                        .procedure("TypeService.PostNode", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.NODE, value);
        return client.json(call, TypeServiceJson.NODE);
    }

    @Override
    public Page<Node> postPage(Page<Node> value) {
        var call =
                Call.of("Page", "POST", "/page")
                        .procedure("TypeService.PostPage", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.PAGE_OF_NODE, value);
        return client.json(call, TypeServiceJson.PAGE_OF_NODE);
    }

    @Override
    public Page<List<String>> postPageOfLists(Page<List<String>> value) {
        var call =
                Call.of("PageOfLists", "POST", "/page/of/lists")
                        .procedure("TypeService.PostPageOfLists", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.PAGE_OF_LIST_OF_NULLABLE_STRING, value);
        return client.json(call, TypeServiceJson.PAGE_OF_LIST_OF_NULLABLE_STRING);
    }

    @Override
    public Empty postEmpty(Empty value) {
        var call =
                Call.of("Empty", "POST", "/empty")
                        .procedure("TypeService.PostEmpty", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.EMPTY, value);
        return client.json(call, TypeServiceJson.EMPTY);
    }

    @Override
    public List<List<Color>> postColors(List<List<Color>> value) {
        var call =
                Call.of("Colors", "POST", "/colors")
                        .procedure("TypeService.PostColors", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.LIST_OF_LIST_OF_COLOR, value);
        return client.json(call, TypeServiceJson.LIST_OF_LIST_OF_COLOR);
    }

    @Override
    public Map<String, Optional<Node>> postMap(Map<String, Optional<Node>> value) {
        var call =
                Call.of("Map", "POST", "/map")
                        .procedure("TypeService.PostMap", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.MAP_OF_OPTIONAL_OF_NODE, value);
        return client.json(call, TypeServiceJson.MAP_OF_OPTIONAL_OF_NODE);
    }

    @Override
    public Optional<Node> postOptional(Optional<Node> value) {
        var call =
                Call.of("Optional", "POST", "/optional")
                        .procedure("TypeService.PostOptional", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.NODE, value.orElse(null));
        return client.json(call, TypeServiceJson.OPTIONAL_OF_NODE);
    }

    @Override
    public Node postNullable(Node value) {
        var call =
                Call.of("Nullable", "POST", "/nullable")
                        .procedure("TypeService.PostNullable", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.NODE, value);
        return client.json(call, TypeServiceJson.NULLABLE_NODE);
    }

    @Override
    public int[][] postMatrix(int[][] value) {
        var call =
                Call.of("Matrix", "POST", "/matrix")
                        .procedure("TypeService.PostMatrix", Passing.BODY, SHAPES)
                        .body("value", TypeServiceJson.ARRAY_OF_ARRAY_OF_INT, value);
        return client.json(call, TypeServiceJson.ARRAY_OF_ARRAY_OF_INT);
    }

    @Override
    public long postNumber(long value) {
        var call =
                Call.of("Number", "POST", "/a/number")
                        .procedure("TypeService.PostNumber", Passing.NAMED, SHAPES)
                        .form("value", Scalar.LONG, value);
        return client.json(call, TypeServiceJson.LONG);
    }

    @Override
    public Color postColor(Color value) {
        var call =
                Call.of("Color", "POST", "/color")
                        .procedure("TypeService.PostColor", Passing.NAMED, SHAPES)
                        .form("value", TypeServiceJson.COLOR_SCALAR, value);
        return client.json(call, TypeServiceJson.COLOR);
    }

    @Override
    public byte[] postBytes(byte[] value) {
        var call =
                Call.of("Bytes", "POST", "/bytes")
                        .procedure("TypeService.PostBytes", Passing.NAMED, SHAPES)
                        .form("value", Scalar.BYTES, value);
        return client.json(call, TypeServiceJson.BYTES);
    }
}
