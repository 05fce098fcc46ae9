package choices;

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

/** Serves {@link ShapeService}: a route for each of its methods. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class ShapeServiceRoutes {

    private final ShapeService service;

    private ShapeServiceRoutes(ShapeService service) {
        this.service = service;
    }

    /** The routes that call {@code service}. */
    public static Routes of(ShapeService service) {
        var routes = new ShapeServiceRoutes(service);
        return Routes.of("shapesvc", ShapeService.class)
                .documented(ShapeService.class::getResourceAsStream)
                .shaped(ShapeServiceShapes::shapes)
                .route(
                        Route.of("Shape", "POST", "/shape", routes::postShape)
                                .consuming(MediaType.JSON)
                                .procedure("ShapeService.PostShape", Passing.BODY))
                .route(
                        Route.of("Result", "POST", "/result", routes::postResult)
                                .consuming(MediaType.JSON)
                                .procedure("ShapeService.PostResult", Passing.BODY))
                .route(
                        Route.of("Circle", "GET", "/circle", routes::getCircle)
                                .procedure("ShapeService.GetCircle", Passing.NAMED));
    }

    private Response postShape(Request request) {
        var input = Input.of(request);
        var shape = input.body("shape", ShapeServiceJson.SHAPE);
        input.throwIfInvalid();
        return Response.json(request, ShapeServiceJson.SHAPE, service.postShape(shape));
    }

    private Response postResult(Request request) {
        var input = Input.of(request);
        var result = input.body("result", ShapeServiceJson.RESULT_OF_SHAPE);
        input.throwIfInvalid();
        return Response.json(request, ShapeServiceJson.RESULT_OF_SHAPE, service.postResult(result));
    }

    private Response getCircle(Request request) {
        var input = Input.of(request);
        var radius = input.query("radius").required(Scalar.DOUBLE);
        input.throwIfInvalid();
        return Response.json(request, ShapeServiceJson.CIRCLE, service.getCircle(radius));
    }
}
