package places;

import io.doudou.codec.PrimitiveArrays;
import io.doudou.codec.Scalar;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Serves {@link PlaceService}: a route for each of its methods. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class PlaceServiceRoutes {

    private final PlaceService service;

    private PlaceServiceRoutes(PlaceService service) {
        this.service = service;
    }

    /** The routes that call {@code service}. */
    public static Routes of(PlaceService service) {
        var routes = new PlaceServiceRoutes(service);
        return Routes.of("places", PlaceService.class)
                .documented(PlaceService.class::getResourceAsStream)
                .shaped(PlaceServiceShapes::shapes)
                .route(
                        Route.of("Order", "GET", "/users/{id}/orders/{number}", routes::order)
                                .procedure("PlaceService.Order", Passing.NAMED))
                .route(
                        Route.of("Replace", "PUT", "/users/{id}", routes::replace)
                                .consuming(MediaType.JSON)
                                .procedure("PlaceService.Replace", Passing.NAMED)
                                .producingNothing())
                .route(
                        Route.of("Change", "PATCH", "/users/{id}", routes::change)
                                .consuming(MediaType.JSON)
                                .procedure("PlaceService.Change", Passing.NAMED)
                                .producingNothing())
                .route(
                        Route.of("Remove", "DELETE", "/users/{id}", routes::remove)
                                .procedure("PlaceService.Remove", Passing.NAMED)
                                .producingNothing())
                .route(
                        Route.of("Nothing", "POST", "/none", routes::nothing)
                                .procedure("PlaceService.Nothing", Passing.NAMED)
                                .producingNothing())
                .route(
                        Route.of("Old", "GET", "/old", routes::old)
                                .procedure("PlaceService.Old", Passing.NAMED))
                .route(
                        Route.of("Users", "GET", "/users", routes::getUsers)
                                .procedure("PlaceService.GetUsers", Passing.NAMED))
                .route(
                        Route.of("UsersMaybe", "GET", "/users/maybe", routes::getUsersMaybe)
                                .procedure("PlaceService.GetUsersMaybe", Passing.NAMED))
                .route(
                        Route.of("Form", "POST", "/form", routes::form)
                                .consuming(MediaType.FORM)
                                .procedure("PlaceService.Form", Passing.NAMED)
                                .producingNothing())
                .route(
                        Route.of("Files", "POST", "/files", routes::files)
                                .consuming(MediaType.MULTIPART)
                                .producingNothing())
                .route(
                        Route.of("Maybe", "POST", "/maybe", routes::maybe)
                                .consuming(MediaType.JSON)
                                .procedure("PlaceService.Maybe", Passing.BODY));
    }

    private Response order(Request request) {
        var input = Input.of(request);
        var id = input.path("id").required(Scalar.UUID);
        var number = input.path("number").required(Scalar.INT);
        var tenant = input.header("X-Tenant").required(Scalar.STRING);
        var session = input.cookie("session").required(Scalar.STRING);
        input.throwIfInvalid();
        return Response.json(
                request, PlaceServiceJson.STRING, service.order(id, number, tenant, session));
    }

    private Response replace(Request request) {
        var input = Input.of(request);
        var id = input.path("id").required(Scalar.UUID);
        var user = input.body("user", PlaceServiceJson.USER);
        var force = input.query("force").required(Scalar.BOOLEAN);
        var tags = input.query("tags").list(Scalar.STRING);
        input.throwIfInvalid();
        service.replace(id, user, force, tags);
        return Response.noContent();
    }

    private Response change(Request request) {
        var input = Input.of(request);
        var id = input.path("id").required(Scalar.UUID);
        var user = input.body("user", PlaceServiceJson.USER);
        var trace = input.header("X-Trace").optional(Scalar.STRING);
        input.throwIfInvalid();
        service.change(id, user, Optional.ofNullable(trace));
        return Response.noContent();
    }

    private Response remove(Request request) {
        var input = Input.of(request);
        var id = input.path("id").required(Scalar.UUID);
        var reason = input.query("reason").optional(Scalar.STRING);
        var session = input.cookie("s").optional(Scalar.STRING);
        input.throwIfInvalid();
        service.remove(id, reason, session);
        return Response.noContent();
    }

    private Response nothing(Request request) {
        service.nothing();
        return Response.noContent();
    }

    @SuppressWarnings({"deprecation", "removal"})
    private Response old(Request request) {
        var input = Input.of(request);
        var kinds = input.query("kinds").list(PlaceServiceJson.KIND_SCALAR);
        input.check(
                "kinds",
                Set.copyOf(kinds).size() == kinds.size(),
                "must not hold an element twice");
        var more = input.query("more").list(PlaceServiceJson.KIND_SCALAR);
        var numbers = input.query("numbers").list(Scalar.INT);
        var maybe = input.query("maybe").list(Scalar.INT);
        input.throwIfInvalid();
        return Response.json(
                request,
                PlaceServiceJson.LIST_OF_KIND,
                service.old(
                        new LinkedHashSet<>(kinds),
                        more.toArray(PlaceService.Kind[]::new),
                        PrimitiveArrays.ints(numbers),
                        maybe.isEmpty() ? null : maybe));
    }

    private Response getUsers(Request request) {
        var input = Input.of(request);
        var name = input.query("name").required(Scalar.STRING);
        var age = input.query("age").optional(Scalar.INT);
        var kinds = input.query("kinds").list(PlaceServiceJson.KIND_SCALAR);
        var rangeFrom = input.query("range.from").required(Scalar.INT);
        var rangeBoundTo = input.query("range.bound.to").optional(Scalar.INT);
        var rangeBoundOpen = input.query("range.bound.open").optional(Scalar.BOOLEAN);
        boolean rangeBoundGiven = rangeBoundTo != null || rangeBoundOpen != null;
        input.check("range.bound.to", !rangeBoundGiven || rangeBoundTo != null, "must be given");
        input.check(
                "range.bound.open", !rangeBoundGiven || rangeBoundOpen != null, "must be given");
        var number = input.query("number").required(Scalar.INT);
        var size = input.query("size").optional(Scalar.INT);
        input.throwIfInvalid();
        PlaceService.Filter filter;
        try {
            filter =
                    new PlaceService.Filter(
                            name,
                            age,
                            kinds,
                            new PlaceService.Range(
                                    rangeFrom,
                                    rangeBoundGiven
                                            ? new PlaceService.Bound(rangeBoundTo, rangeBoundOpen)
                                            : null));
        } catch (IllegalArgumentException rejected) {
            throw input.rejected("filter", rejected);
        }
        return Response.json(
                request,
                PlaceServiceJson.LIST_OF_USER,
                service.getUsers(
                        filter,
                        new PlaceService.Page(
                                number,
                                size == null ? OptionalInt.empty() : OptionalInt.of(size))));
    }

    private Response getUsersMaybe(Request request) {
        var input = Input.of(request);
        var name = input.query("name").optional(Scalar.STRING);
        var age = input.query("age").optional(Scalar.INT);
        var kinds = input.query("kinds").list(PlaceServiceJson.KIND_SCALAR);
        var rangeFrom = input.query("range.from").optional(Scalar.INT);
        var rangeBoundTo = input.query("range.bound.to").optional(Scalar.INT);
        var rangeBoundOpen = input.query("range.bound.open").optional(Scalar.BOOLEAN);
        boolean rangeBoundGiven = rangeBoundTo != null || rangeBoundOpen != null;
        input.check("range.bound.to", !rangeBoundGiven || rangeBoundTo != null, "must be given");
        input.check(
                "range.bound.open", !rangeBoundGiven || rangeBoundOpen != null, "must be given");
        boolean filterGiven =
                name != null
                        || age != null
                        || !kinds.isEmpty()
                        || rangeFrom != null
                        || rangeBoundTo != null
                        || rangeBoundOpen != null;
        input.check("name", !filterGiven || name != null, "must be given");
        input.check("range.from", !filterGiven || rangeFrom != null, "must be given");
        var number = input.query("number").optional(Scalar.INT);
        var size = input.query("size").optional(Scalar.INT);
        boolean pageGiven = number != null || size != null;
        input.check("number", !pageGiven || number != null, "must be given");
        input.throwIfInvalid();
        PlaceService.Filter filter;
        try {
            filter =
                    filterGiven
                            ? new PlaceService.Filter(
                                    name,
                                    age,
                                    kinds,
                                    new PlaceService.Range(
                                            rangeFrom,
                                            rangeBoundGiven
                                                    ? new PlaceService.Bound(
                                                            rangeBoundTo, rangeBoundOpen)
                                                    : null))
                            : null;
        } catch (IllegalArgumentException rejected) {
            throw input.rejected("filter", rejected);
        }
        return Response.json(
                request,
                PlaceServiceJson.LIST_OF_USER,
                service.getUsersMaybe(
                        filter,
                        pageGiven
                                ? Optional.of(
                                        new PlaceService.Page(
                                                number,
                                                size == null
                                                        ? OptionalInt.empty()
                                                        : OptionalInt.of(size)))
                                : Optional.empty()));
    }

    private Response form(Request request) {
        var input = Input.of(request);
        var name = input.form("name").required(Scalar.STRING);
        var age = input.form("age").optional(Scalar.INT);
        var kinds = input.form("kinds").list(PlaceServiceJson.KIND_SCALAR);
        var kind = input.form("kind").optional(PlaceServiceJson.KIND_SCALAR);
        input.throwIfInvalid();
        service.form(
                name,
                age == null ? OptionalInt.empty() : OptionalInt.of(age),
                kinds,
                Optional.ofNullable(kind));
        return Response.noContent();
    }

    private Response files(Request request) {
        var input = Input.of(request);
        var before = input.form("before").required(Scalar.STRING);
        var one = input.file("one");
        var maybe = input.optionalFile("maybe");
        var optional = input.optionalFile("optional");
        var many = input.files("many");
        var after = input.form("after").optional(Scalar.INT);
        input.throwIfInvalid();
        service.files(
                before,
                one,
                maybe,
                Optional.ofNullable(optional),
                many,
                after == null ? OptionalInt.empty() : OptionalInt.of(after));
        return Response.noContent();
    }

    private Response maybe(Request request) {
        var input = Input.of(request);
        var user = input.optionalBody("user", PlaceServiceJson.USER);
        input.throwIfInvalid();
        return Response.json(
                request,
                PlaceServiceJson.OPTIONAL_OF_USER,
                service.maybe(Optional.ofNullable(user)));
    }
}
