package names;

import io.doudou.codec.Scalar;
import io.doudou.codec.ServiceShapes;
import io.doudou.http.Passing;
import io.doudou.http.ServiceClient;
import java.util.List;
import java.util.function.Supplier;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Calls {@link NameService} where it runs: one request for each call. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class NameServiceClient implements NameService {

    private static final Supplier<ServiceShapes> SHAPES = NameServiceShapes::shapes;

    private final ServiceClient client;

    private NameServiceClient(ServiceClient client) {
        this.client = client;
    }

    /** The service that {@code client} reaches. */
    public static NameServiceClient of(ServiceClient client) {
        return new NameServiceClient(client);
    }

    @Override
    public String clash(
            String request, int input, String service, long client, boolean call, int each) {
        var call_ =
                io.doudou.http.Call.of("Clash", "GET", "/{request}/{input}")
                        .procedure("NameService.Clash", Passing.NAMED, SHAPES)
                        .path("request", Scalar.STRING, request)
                        .path("input", Scalar.INT, input)
                        .query("service", Scalar.STRING, service)
                        .query("client", Scalar.LONG, client)
                        .query("call", Scalar.BOOLEAN, call)
                        .query("each", Scalar.INT, each);
        return this.client.json(call_, NameServiceJson.STRING);
    }

    @Override
    public void query(NameService.Clash clash, NameService.Fields rejected) {
        var call =
                io.doudou.http.Call.of("Query", "GET", "/query")
                        .procedure("NameService.Query", Passing.NAMED, SHAPES)
                        .query("in", Scalar.INT, clash.in())
                        .query("out", Scalar.INT, clash.out())
                        .query("object", Scalar.INT, clash.object())
                        .query("field", Scalar.INT, clash.field())
                        .query("value", Scalar.INT, clash.value())
                        .query("rejected", Scalar.STRING, clash.rejected())
                        .query("size", Scalar.INT, rejected == null ? null : rejected.size())
                        .query("page_no", Scalar.INT, rejected == null ? null : rejected.page_no())
                        .query(
                                "page_no_2",
                                Scalar.INT,
                                rejected == null ? null : rejected.pageNo2())
                        .query("other", Scalar.INT, rejected == null ? null : rejected.renamed());
        client.none(call);
    }

    @Override
    public NameService.Clash body(NameService.Clash in, int out) {
        var call =
                io.doudou.http.Call.of("Body", "POST", "/body")
                        .procedure("NameService.Body", Passing.NAMED, SHAPES)
                        .body("in", NameServiceJson.CLASH, in)
                        .query("out", Scalar.INT, out);
        return client.json(call, NameServiceJson.CLASH);
    }

    @Override
    public List<NameService.Response> types(
            NameService.Route body,
            String routes,
            NameService.Request names,
            NameService.Call call,
            NameService.Input input) {
        var call_ =
                io.doudou.http.Call.of("Types", "POST", "/types")
                        .procedure("NameService.Types", Passing.NAMED, SHAPES)
                        .form("body", NameServiceJson.ROUTE_SCALAR, body)
                        .form("routes", Scalar.STRING, routes)
                        .form("names", NameServiceJson.REQUEST_SCALAR, names)
                        .form("call", NameServiceJson.CALL_SCALAR, call)
                        .form("input", NameServiceJson.INPUT_SCALAR, input);
        return client.json(call_, NameServiceJson.LIST_OF_RESPONSE);
    }

    @Override
    public NameService.Omitted postOmitted(NameService.Omitted value) {
        var call =
                io.doudou.http.Call.of("Omitted", "POST", "/nameservice/omitted")
                        .procedure("NameService.PostOmitted", Passing.BODY, SHAPES)
                        .body("value", NameServiceJson.OMITTED, value);
        return client.json(call, NameServiceJson.OMITTED);
    }
}
