package inherited;

import io.doudou.codec.Scalar;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Serves {@link ChildService}: a route for each of its methods. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class ChildServiceRoutes {

    private final ChildService service;

    private ChildServiceRoutes(ChildService service) {
        this.service = service;
    }

    /** The routes that call {@code service}. */
    public static Routes of(ChildService service) {
        var routes = new ChildServiceRoutes(service);
        return Routes.of("childsvc", ChildService.class)
                .documented(ChildService.class::getResourceAsStream)
                .shaped(ChildServiceShapes::shapes)
                .route(
                        Route.of("All", "GET", "/all", routes::getAll)
                                .procedure("ChildService.GetAll", Passing.NAMED))
                .route(
                        Route.of("One", "GET", "/one", routes::getOne)
                                .procedure("ChildService.GetOne", Passing.NAMED))
                .route(
                        Route.of("One", "PUT", "/one", routes::putOne)
                                .consuming(MediaType.JSON)
                                .procedure("ChildService.PutOne", Passing.NAMED)
                                .producingNothing())
                .route(
                        Route.of("Name", "GET", "/name", routes::getName)
                                .procedure("ChildService.GetName", Passing.NAMED));
    }

    private Response getAll(Request request) {
        return Response.json(request, ChildServiceJson.LIST_OF_CHILD, service.getAll());
    }

    private Response getOne(Request request) {
        var input = Input.of(request);
        var key = input.query("key").required(Scalar.LONG);
        input.throwIfInvalid();
        return Response.json(request, ChildServiceJson.CHILD, service.getOne(key));
    }

    private Response putOne(Request request) {
        var input = Input.of(request);
        var key = input.query("key").required(Scalar.LONG);
        var value = input.body("value", ChildServiceJson.CHILD);
        input.throwIfInvalid();
        service.putOne(key, value);
        return Response.noContent();
    }

    private Response getName(Request request) {
        return Response.json(request, ChildServiceJson.STRING, service.getName());
    }
}
