package types;

import io.doudou.codec.Scalar;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Serves {@link TypeService}: a route for each of its methods. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class TypeServiceRoutes {

    private final TypeService service;

    private TypeServiceRoutes(TypeService service) {
        this.service = service;
    }

    /** The routes that call {@code service}. */
    public static Routes of(TypeService service) {
        var routes = new TypeServiceRoutes(service);
        return Routes.of("typesvc", TypeService.class)
                .documented(TypeService.class::getResourceAsStream)
                .shaped(TypeServiceShapes::shapes)
                .route(
                        Route.of("Primitives", "POST", "/primitives", routes::postPrimitives)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostPrimitives", Passing.BODY))
                .route(
                        Route.of("Boxes", "POST", "/boxes", routes::postBoxes)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostBoxes", Passing.BODY))
                .route(
                        Route.of("Texts", "POST", "/texts", routes::postTexts)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostTexts", Passing.BODY))
                .route(
                        Route.of("Times", "POST", "/times", routes::postTimes)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostTimes", Passing.BODY))
                .route(
                        Route.of("Lists", "POST", "/lists", routes::postLists)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostLists", Passing.BODY))
                .route(
                        Route.of("Arrays", "POST", "/arrays", routes::postArrays)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostArrays", Passing.BODY))
                .route(
                        Route.of("Optionals", "POST", "/optionals", routes::postOptionals)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostOptionals", Passing.BODY))
                .route(
                        Route.of("Node", "POST", "/node", routes::postNode)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostNode", Passing.BODY))
                .route(
                        Route.of("Page", "POST", "/page", routes::postPage)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostPage", Passing.BODY))
                .route(
                        Route.of("PageOfLists", "POST", "/page/of/lists", routes::postPageOfLists)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostPageOfLists", Passing.BODY))
                .route(
                        Route.of("Empty", "POST", "/empty", routes::postEmpty)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostEmpty", Passing.BODY))
                .route(
                        Route.of("Colors", "POST", "/colors", routes::postColors)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostColors", Passing.BODY))
                .route(
                        Route.of("Map", "POST", "/map", routes::postMap)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostMap", Passing.BODY))
                .route(
                        Route.of("Optional", "POST", "/optional", routes::postOptional)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostOptional", Passing.BODY))
                .route(
                        Route.of("Nullable", "POST", "/nullable", routes::postNullable)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostNullable", Passing.BODY))
                .route(
                        Route.of("Matrix", "POST", "/matrix", routes::postMatrix)
                                .consuming(MediaType.JSON)
                                .procedure("TypeService.PostMatrix", Passing.BODY))
                .route(
                        Route.of("Number", "POST", "/a/number", routes::postNumber)
                                .consuming(MediaType.FORM)
                                .procedure("TypeService.PostNumber", Passing.NAMED))
                .route(
                        Route.of("Color", "POST", "/color", routes::postColor)
                                .consuming(MediaType.FORM)
                                .procedure("TypeService.PostColor", Passing.NAMED))
                .route(
                        Route.of("Bytes", "POST", "/bytes", routes::postBytes)
                                .consuming(MediaType.FORM)
                                .procedure("TypeService.PostBytes", Passing.NAMED));
    }

    private Response postPrimitives(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.PRIMITIVES);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.PRIMITIVES, service.postPrimitives(value));
    }

    private Response postBoxes(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.BOXES);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.BOXES, service.postBoxes(value));
    }

    private Response postTexts(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.TEXTS);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.TEXTS, service.postTexts(value));
    }

    private Response postTimes(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.TIMES);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.TIMES, service.postTimes(value));
    }

    private Response postLists(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.LISTS);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.LISTS, service.postLists(value));
    }

    private Response postArrays(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.ARRAYS);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.ARRAYS, service.postArrays(value));
    }

    private Response postOptionals(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.OPTIONALS);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.OPTIONALS, service.postOptionals(value));
    }

    private Response postNode(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.NODE);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.NODE, service.postNode(value));
    }

    private Response postPage(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.PAGE_OF_NODE);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.PAGE_OF_NODE, service.postPage(value));
    }

    private Response postPageOfLists(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.PAGE_OF_LIST_OF_NULLABLE_STRING);
        input.throwIfInvalid();
        return Response.json(
                request,
                TypeServiceJson.PAGE_OF_LIST_OF_NULLABLE_STRING,
                service.postPageOfLists(value));
    }

    private Response postEmpty(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.EMPTY);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.EMPTY, service.postEmpty(value));
    }

    private Response postColors(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.LIST_OF_LIST_OF_COLOR);
        input.throwIfInvalid();
        return Response.json(
                request, TypeServiceJson.LIST_OF_LIST_OF_COLOR, service.postColors(value));
    }

    private Response postMap(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.MAP_OF_OPTIONAL_OF_NODE);
        input.throwIfInvalid();
        return Response.json(
                request, TypeServiceJson.MAP_OF_OPTIONAL_OF_NODE, service.postMap(value));
    }

    private Response postOptional(Request request) {
        var input = Input.of(request);
        var value = input.optionalBody("value", TypeServiceJson.NODE);
        input.throwIfInvalid();
        return Response.json(
                request,
                TypeServiceJson.OPTIONAL_OF_NODE,
                service.postOptional(Optional.ofNullable(value)));
    }

    private Response postNullable(Request request) {
        var input = Input.of(request);
        var value = input.optionalBody("value", TypeServiceJson.NODE);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.NULLABLE_NODE, service.postNullable(value));
    }

    private Response postMatrix(Request request) {
        var input = Input.of(request);
        var value = input.body("value", TypeServiceJson.ARRAY_OF_ARRAY_OF_INT);
        input.throwIfInvalid();
        return Response.json(
                request, TypeServiceJson.ARRAY_OF_ARRAY_OF_INT, service.postMatrix(value));
    }

    private Response postNumber(Request request) {
        var input = Input.of(request);
        var value = input.form("value").required(Scalar.LONG);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.LONG, service.postNumber(value));
    }

    private Response postColor(Request request) {
        var input = Input.of(request);
        var value = input.form("value").required(TypeServiceJson.COLOR_SCALAR);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.COLOR, service.postColor(value));
    }

    private Response postBytes(Request request) {
        var input = Input.of(request);
        var value = input.form("value").required(Scalar.BYTES);
        input.throwIfInvalid();
        return Response.json(request, TypeServiceJson.BYTES, service.postBytes(value));
    }
}
