package names;

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

/** Serves {@link NameService}: a route for each of its methods. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class NameServiceRoutes {

    private final NameService service;

    private NameServiceRoutes(NameService service) {
        this.service = service;
    }

    /** The routes that call {@code service}. */
    public static Routes of(NameService service) {
        var routes = new NameServiceRoutes(service);
        return Routes.of("namesvc", NameService.class)
                .documented(NameService.class::getResourceAsStream)
                .shaped(NameServiceShapes::shapes)
                .route(
                        Route.of("Clash", "GET", "/{request}/{input}", routes::clash)
                                .procedure("NameService.Clash", Passing.NAMED))
                .route(
                        Route.of("Query", "GET", "/query", routes::query)
                                .procedure("NameService.Query", Passing.NAMED)
                                .producingNothing())
                .route(
                        Route.of("Body", "POST", "/body", routes::body)
                                .consuming(MediaType.JSON)
                                .procedure("NameService.Body", Passing.NAMED))
                .route(
                        Route.of("Types", "POST", "/types", routes::types)
                                .consuming(MediaType.FORM)
                                .procedure("NameService.Types", Passing.NAMED))
                .route(
                        Route.of("Omitted", "POST", "/nameservice/omitted", routes::postOmitted)
                                .consuming(MediaType.JSON)
                                .procedure("NameService.PostOmitted", Passing.BODY));
    }

    private Response clash(Request request) {
        var input = Input.of(request);
        var request_ = input.path("request").required(Scalar.STRING);
        var input_ = input.path("input").required(Scalar.INT);
        var service_ = input.query("service").required(Scalar.STRING);
        var client = input.query("client").required(Scalar.LONG);
        var call = input.query("call").required(Scalar.BOOLEAN);
        var each_ = input.query("each").required(Scalar.INT);
        input.throwIfInvalid();
        return Response.json(
                request,
                NameServiceJson.STRING,
                service.clash(request_, input_, service_, client, call, each_));
    }

    private Response query(Request request) {
        var input = Input.of(request);
        var in = input.query("in").required(Scalar.INT);
        var out = input.query("out").required(Scalar.INT);
        var object = input.query("object").required(Scalar.INT);
        var field = input.query("field").required(Scalar.INT);
        var value = input.query("value").required(Scalar.INT);
        var rejected_ = input.query("rejected").required(Scalar.STRING);
        var size = input.query("size").optional(Scalar.INT);
        var page_no = input.query("page_no").optional(Scalar.INT);
        var pageNo2 = input.query("page_no_2").optional(Scalar.INT);
        var renamed = input.query("other").optional(Scalar.INT);
        boolean rejectedGiven =
                size != null || page_no != null || pageNo2 != null || renamed != null;
        input.check("size", !rejectedGiven || size != null, "must be given");
        input.check("page_no", !rejectedGiven || page_no != null, "must be given");
        input.check("page_no_2", !rejectedGiven || pageNo2 != null, "must be given");
        input.check("other", !rejectedGiven || renamed != null, "must be given");
        input.throwIfInvalid();
        NameService.Clash clash;
        try {
            clash = new NameService.Clash(in, out, object, field, value, rejected_);
        } catch (IllegalArgumentException rejected) {
            throw input.rejected("clash", rejected);
        }
        service.query(
                clash,
                rejectedGiven ? new NameService.Fields(size, page_no, pageNo2, renamed) : null);
        return Response.noContent();
    }

    private Response body(Request request) {
        var input = Input.of(request);
        var in = input.body("in", NameServiceJson.CLASH);
        var out = input.query("out").required(Scalar.INT);
        input.throwIfInvalid();
        return Response.json(request, NameServiceJson.CLASH, service.body(in, out));
    }

    private Response types(Request request) {
        var input = Input.of(request);
        var body = input.form("body").required(NameServiceJson.ROUTE_SCALAR);
        var routes = input.form("routes").required(Scalar.STRING);
        var names = input.form("names").required(NameServiceJson.REQUEST_SCALAR);
        var call = input.form("call").required(NameServiceJson.CALL_SCALAR);
        var input_ = input.form("input").required(NameServiceJson.INPUT_SCALAR);
        input.throwIfInvalid();
        return Response.json(
                request,
                NameServiceJson.LIST_OF_RESPONSE,
                service.types(body, routes, names, call, input_));
    }

    private Response postOmitted(Request request) {
        var input = Input.of(request);
        var value = input.body("value", NameServiceJson.OMITTED);
        input.throwIfInvalid();
        return Response.json(request, NameServiceJson.OMITTED, service.postOmitted(value));
    }
}
