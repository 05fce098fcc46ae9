package places;

import io.doudou.codec.PrimitiveArrays;
import io.doudou.codec.Scalar;
import io.doudou.codec.ServiceShapes;
import io.doudou.http.Call;
import io.doudou.http.Passing;
import io.doudou.http.ServiceClient;
import io.doudou.service.Upload;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Calls {@link PlaceService} where it runs: one request for each call. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class PlaceServiceClient implements PlaceService {

    private static final Supplier<ServiceShapes> SHAPES = PlaceServiceShapes::shapes;

    private final ServiceClient client;

    private PlaceServiceClient(ServiceClient client) {
        this.client = client;
    }

    /** The service that {@code client} reaches. */
    public static PlaceServiceClient of(ServiceClient client) {
        return new PlaceServiceClient(client);
    }

    @Override
    public String order(UUID id, int number, String tenant, String session) {
        var call =
                Call.of("Order", "GET", "/users/{id}/orders/{number}")
                        .procedure("PlaceService.Order", Passing.NAMED, SHAPES)
                        .path("id", Scalar.UUID, id)
                        .path("number", Scalar.INT, number)
                        .header("X-Tenant", Scalar.STRING, tenant)
                        .cookie("session", Scalar.STRING, session);
        return client.json(call, PlaceServiceJson.STRING);
    }

    @Override
    public void replace(UUID id, PlaceService.User user, boolean force, List<String> tags) {
        var call =
                Call.of("Replace", "PUT", "/users/{id}")
                        .procedure("PlaceService.Replace", Passing.NAMED, SHAPES)
                        .path("id", Scalar.UUID, id)
                        .body("user", PlaceServiceJson.USER, user)
                        .query("force", Scalar.BOOLEAN, force)
                        .queryAll("tags", Scalar.STRING, tags);
        client.none(call);
    }

    @Override
    public void change(UUID id, PlaceService.User user, Optional<String> trace) {
        var call =
                Call.of("Change", "PATCH", "/users/{id}")
                        .idempotent()
                        .procedure("PlaceService.Change", Passing.NAMED, SHAPES)
                        .path("id", Scalar.UUID, id)
                        .body("user", PlaceServiceJson.USER, user)
                        .header("X-Trace", Scalar.STRING, trace.orElse(null));
        client.none(call);
    }

    @Override
    public void remove(UUID id, String reason, String session) {
        var call =
                Call.of("Remove", "DELETE", "/users/{id}")
                        .procedure("PlaceService.Remove", Passing.NAMED, SHAPES)
                        .path("id", Scalar.UUID, id)
                        .query("reason", Scalar.STRING, reason)
                        .cookie("s", Scalar.STRING, session);
        client.none(call);
    }

    @Override
    public void nothing() {
        var call =
                Call.of("Nothing", "POST", "/none")
                        .procedure("PlaceService.Nothing", Passing.NAMED, SHAPES);
        client.none(call);
    }

    @Override
    @Deprecated
    public List<PlaceService.Kind> old(
            Set<PlaceService.Kind> kinds,
            PlaceService.Kind[] more,
            int[] numbers,
            List<Integer> maybe) {
        var call =
                Call.of("Old", "GET", "/old")
                        .procedure("PlaceService.Old", Passing.NAMED, SHAPES)
                        .queryAll("kinds", PlaceServiceJson.KIND_SCALAR, kinds)
                        .queryAll("more", PlaceServiceJson.KIND_SCALAR, Arrays.asList(more))
                        .queryAll("numbers", Scalar.INT, PrimitiveArrays.boxed(numbers))
                        .queryAll("maybe", Scalar.INT, maybe);
        return client.json(call, PlaceServiceJson.LIST_OF_KIND);
    }

    @Override
    public List<PlaceService.User> getUsers(PlaceService.Filter filter, PlaceService.Page page) {
        var call =
                Call.of("Users", "GET", "/users")
                        .procedure("PlaceService.GetUsers", Passing.NAMED, SHAPES)
                        .query("name", Scalar.STRING, filter.name())
                        .query("age", Scalar.INT, filter.age())
                        .queryAll("kinds", PlaceServiceJson.KIND_SCALAR, filter.kinds())
                        .query("range.from", Scalar.INT, filter.range().from())
                        .query(
                                "range.bound.to",
                                Scalar.INT,
                                filter.range().bound() == null ? null : filter.range().bound().to())
                        .query(
                                "range.bound.open",
                                Scalar.BOOLEAN,
                                filter.range().bound() == null
                                        ? null
                                        : filter.range().bound().open())
                        .query("number", Scalar.INT, page.number())
                        .query(
                                "size",
                                Scalar.INT,
                                page.size().isPresent() ? page.size().getAsInt() : null);
        return client.json(call, PlaceServiceJson.LIST_OF_USER);
    }

    @Override
    public List<PlaceService.User> getUsersMaybe(
            PlaceService.Filter filter, Optional<PlaceService.Page> page) {
        var call =
                Call.of("UsersMaybe", "GET", "/users/maybe")
                        .procedure("PlaceService.GetUsersMaybe", Passing.NAMED, SHAPES)
                        .query("name", Scalar.STRING, filter == null ? null : filter.name())
                        .query("age", Scalar.INT, filter == null ? null : filter.age())
                        .queryAll(
                                "kinds",
                                PlaceServiceJson.KIND_SCALAR,
                                filter == null ? null : filter.kinds())
                        .query(
                                "range.from",
                                Scalar.INT,
                                filter == null ? null : filter.range().from())
                        .query(
                                "range.bound.to",
                                Scalar.INT,
                                filter == null
                                        ? null
                                        : filter.range().bound() == null
                                                ? null
                                                : filter.range().bound().to())
                        .query(
                                "range.bound.open",
                                Scalar.BOOLEAN,
                                filter == null
                                        ? null
                                        : filter.range().bound() == null
                                                ? null
                                                : filter.range().bound().open())
                        .query("number", Scalar.INT, page.isEmpty() ? null : page.get().number())
                        .query(
                                "size",
                                Scalar.INT,
                                page.isEmpty()
                                        ? null
                                        : page.get().size().isPresent()
                                                ? page.get().size().getAsInt()
                                                : null);
        return client.json(call, PlaceServiceJson.LIST_OF_USER);
    }

    @Override
    public void form(
            String name,
            OptionalInt age,
            List<PlaceService.Kind> kinds,
            Optional<PlaceService.Kind> kind) {
        var call =
                Call.of("Form", "POST", "/form")
                        .procedure("PlaceService.Form", Passing.NAMED, SHAPES)
                        .form("name", Scalar.STRING, name)
                        .form("age", Scalar.INT, age.isPresent() ? age.getAsInt() : null)
                        .formAll("kinds", PlaceServiceJson.KIND_SCALAR, kinds)
                        .form("kind", PlaceServiceJson.KIND_SCALAR, kind.orElse(null));
        client.none(call);
    }

    @Override
    public void files(
            String before,
            Upload one,
            Upload maybe,
            Optional<Upload> optional,
            List<Upload> many,
            OptionalInt after) {
        var call =
                Call.of("Files", "POST", "/files")
                        .form("before", Scalar.STRING, before)
                        .file("one", one)
                        .file("maybe", maybe)
                        .file("optional", optional.orElse(null))
                        .files("many", many)
                        .form("after", Scalar.INT, after.isPresent() ? after.getAsInt() : null);
        client.none(call);
    }

    @Override
    public Optional<PlaceService.User> maybe(Optional<PlaceService.User> user) {
        var call =
                Call.of("Maybe", "POST", "/maybe")
                        .procedure("PlaceService.Maybe", Passing.BODY, SHAPES)
                        .body("user", PlaceServiceJson.USER, user.orElse(null));
        return client.json(call, PlaceServiceJson.OPTIONAL_OF_USER);
    }
}
