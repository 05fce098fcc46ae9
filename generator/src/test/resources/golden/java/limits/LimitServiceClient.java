package limits;

import io.doudou.codec.PrimitiveArrays;
import io.doudou.codec.Scalar;
import io.doudou.codec.ServiceShapes;
import io.doudou.http.Call;
import io.doudou.http.Passing;
import io.doudou.http.ServiceClient;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Calls {@link LimitService} where it runs: one request for each call. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class LimitServiceClient implements LimitService {

    private static final Supplier<ServiceShapes> SHAPES = LimitServiceShapes::shapes;

    private final ServiceClient client;

    private LimitServiceClient(ServiceClient client) {
        this.client = client;
    }

    /** The service that {@code client} reaches. */
    public static LimitServiceClient of(ServiceClient client) {
        return new LimitServiceClient(client);
    }

    @Override
    public Limited postLimited(Limited value) {
        var call =
                Call.of("Limited", "POST", "/limited")
                        .procedure("LimitService.PostLimited", Passing.BODY, SHAPES)
                        .body("value", LimitServiceJson.LIMITED, value);
        return client.json(call, LimitServiceJson.LIMITED);
    }

    @Override
    public void postList(List<Integer> numbers, String name) {
        var call =
                Call.of("List", "POST", "/list")
                        .procedure("LimitService.PostList", Passing.NAMED, SHAPES)
                        .formAll("numbers", Scalar.INT, numbers)
                        .form("name", Scalar.STRING, name);
        client.none(call);
    }

    @Override
    public void body(List<List<String>> names) {
        var call =
                Call.of("Body", "POST", "/body")
                        .procedure("LimitService.Body", Passing.BODY, SHAPES)
                        .body("names", LimitServiceJson.CHECKED_LIST_OF_LIST_OF_STRING, names);
        client.none(call);
    }

    @Override
    public void getTexts(
            String notBlank,
            String size,
            String email,
            String pattern,
            String word,
            Optional<String> optional) {
        var call =
                Call.of("Texts", "GET", "/texts")
                        .procedure("LimitService.GetTexts", Passing.NAMED, SHAPES)
                        .query("notBlank", Scalar.STRING, notBlank)
                        .query("size", Scalar.STRING, size)
                        .query("email", Scalar.STRING, email)
                        .query("pattern", Scalar.STRING, pattern)
                        .query("word", Scalar.STRING, word)
                        .query("optional", Scalar.STRING, optional.orElse(null));
        client.none(call);
    }

    @Override
    public void getNumbers(
            int between, OptionalInt positive, long digits, boolean agreed, LocalDate birthday) {
        var call =
                Call.of("Numbers", "GET", "/numbers")
                        .procedure("LimitService.GetNumbers", Passing.NAMED, SHAPES)
                        .query("between", Scalar.INT, between)
                        .query(
                                "positive",
                                Scalar.INT,
                                positive.isPresent() ? positive.getAsInt() : null)
                        .query("digits", Scalar.LONG, digits)
                        .query("agreed", Scalar.BOOLEAN, agreed)
                        .query("birthday", Scalar.LOCAL_DATE, birthday);
        client.none(call);
    }

    @Override
    public void getLists(List<String> names, Set<Integer> numbers, int[] ints) {
        var call =
                Call.of("Lists", "GET", "/lists")
                        .procedure("LimitService.GetLists", Passing.NAMED, SHAPES)
                        .queryAll("names", Scalar.STRING, names)
                        .queryAll("numbers", Scalar.INT, numbers)
                        .queryAll("ints", Scalar.INT, PrimitiveArrays.boxed(ints));
        client.none(call);
    }
}
