package types;

import io.doudou.codec.Scalar;
import io.doudou.http.Call;
import io.doudou.http.ServiceClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Calls {@link TypeService} where it runs: one request for each call. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class TypeServiceClient implements TypeService {

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
                        .body(TypeServiceJson.PRIMITIVES, value);
        return client.json(call, TypeServiceJson.PRIMITIVES);
    }

    @Override
    public Boxes postBoxes(Boxes value) {
        var call = Call.of("Boxes", "POST", "/boxes").body(TypeServiceJson.BOXES, value);
        return client.json(call, TypeServiceJson.BOXES);
    }

    @Override
    public Texts postTexts(Texts value) {
        var call = Call.of("Texts", "POST", "/texts").body(TypeServiceJson.TEXTS, value);
        return client.json(call, TypeServiceJson.TEXTS);
    }

    @Override
    public Times postTimes(Times value) {
        var call = Call.of("Times", "POST", "/times").body(TypeServiceJson.TIMES, value);
        return client.json(call, TypeServiceJson.TIMES);
    }

    @Override
    public Lists postLists(Lists value) {
        var call = Call.of("Lists", "POST", "/lists").body(TypeServiceJson.LISTS, value);
        return client.json(call, TypeServiceJson.LISTS);
    }

    @Override
    public Arrays postArrays(Arrays value) {
        var call = Call.of("Arrays", "POST", "/arrays").body(TypeServiceJson.ARRAYS, value);
        return client.json(call, TypeServiceJson.ARRAYS);
    }

    @Override
    public Optionals postOptionals(Optionals value) {
        var call =
                Call.of("Optionals", "POST", "/optionals").body(TypeServiceJson.OPTIONALS, value);
        return client.json(call, TypeServiceJson.OPTIONALS);
    }

    @Override
    public Node postNode(Node value) {
        var call = Call.of("Node", "POST", "/node").body(TypeServiceJson.NODE, value);
        return client.json(call, TypeServiceJson.NODE);
    }

    @Override
    public Page<Node> postPage(Page<Node> value) {
        var call = Call.of("Page", "POST", "/page").body(TypeServiceJson.PAGE_OF_NODE, value);
        return client.json(call, TypeServiceJson.PAGE_OF_NODE);
    }

    @Override
    public Page<List<String>> postPageOfLists(Page<List<String>> value) {
        var call =
                Call.of("PageOfLists", "POST", "/page/of/lists")
                        .body(TypeServiceJson.PAGE_OF_LIST_OF_NULLABLE_STRING, value);
        return client.json(call, TypeServiceJson.PAGE_OF_LIST_OF_NULLABLE_STRING);
    }

    @Override
    public Empty postEmpty(Empty value) {
        var call = Call.of("Empty", "POST", "/empty").body(TypeServiceJson.EMPTY, value);
        return client.json(call, TypeServiceJson.EMPTY);
    }

    @Override
    public List<List<Color>> postColors(List<List<Color>> value) {
        var call =
                Call.of("Colors", "POST", "/colors")
                        .body(TypeServiceJson.LIST_OF_LIST_OF_COLOR, value);
        return client.json(call, TypeServiceJson.LIST_OF_LIST_OF_COLOR);
    }

    @Override
    public Map<String, Optional<Node>> postMap(Map<String, Optional<Node>> value) {
        var call =
                Call.of("Map", "POST", "/map").body(TypeServiceJson.MAP_OF_OPTIONAL_OF_NODE, value);
        return client.json(call, TypeServiceJson.MAP_OF_OPTIONAL_OF_NODE);
    }

    @Override
    public Optional<Node> postOptional(Optional<Node> value) {
        var call =
                Call.of("Optional", "POST", "/optional")
                        .body(TypeServiceJson.NODE, value.orElse(null));
        return client.json(call, TypeServiceJson.OPTIONAL_OF_NODE);
    }

    @Override
    public Node postNullable(Node value) {
        var call = Call.of("Nullable", "POST", "/nullable").body(TypeServiceJson.NODE, value);
        return client.json(call, TypeServiceJson.NULLABLE_NODE);
    }

    @Override
    public int[][] postMatrix(int[][] value) {
        var call =
                Call.of("Matrix", "POST", "/matrix")
                        .body(TypeServiceJson.ARRAY_OF_ARRAY_OF_INT, value);
        return client.json(call, TypeServiceJson.ARRAY_OF_ARRAY_OF_INT);
    }

    @Override
    public long postNumber(long value) {
        var call = Call.of("Number", "POST", "/a/number").form("value", Scalar.LONG, value);
        return client.json(call, TypeServiceJson.LONG);
    }

    @Override
    public Color postColor(Color value) {
        var call =
                Call.of("Color", "POST", "/color")
                        .form("value", TypeServiceJson.COLOR_SCALAR, value);
        return client.json(call, TypeServiceJson.COLOR);
    }

    @Override
    public byte[] postBytes(byte[] value) {
        var call = Call.of("Bytes", "POST", "/bytes").form("value", Scalar.BYTES, value);
        return client.json(call, TypeServiceJson.BYTES);
    }
}
