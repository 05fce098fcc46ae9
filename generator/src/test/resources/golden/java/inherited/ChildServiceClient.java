package inherited;

import io.doudou.codec.Scalar;
import io.doudou.codec.ServiceShapes;
import io.doudou.http.Call;
import io.doudou.http.Passing;
import io.doudou.http.ServiceClient;
import java.util.List;
import java.util.function.Supplier;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Calls {@link ChildService} where it runs: one request for each call. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class ChildServiceClient implements ChildService {

    private static final Supplier<ServiceShapes> SHAPES = ChildServiceShapes::shapes;

    private final ServiceClient client;

    private ChildServiceClient(ServiceClient client) {
        this.client = client;
    }

    /** The service that {@code client} reaches. */
    public static ChildServiceClient of(ServiceClient client) {
        return new ChildServiceClient(client);
    }

    @Override
    public List<Child> getAll() {
        var call =
                Call.of("All", "GET", "/all")
                        .procedure("ChildService.GetAll", Passing.NAMED, SHAPES);
        return client.json(call, ChildServiceJson.LIST_OF_CHILD);
    }

    @Override
    public Child getOne(Long key) {
        var call =
                Call.of("One", "GET", "/one")
                        .procedure("ChildService.GetOne", Passing.NAMED, SHAPES)
                        .query("key", Scalar.LONG, key);
        return client.json(call, ChildServiceJson.CHILD);
    }

    @Override
    public void putOne(Long key, Child value) {
        var call =
                Call.of("One", "PUT", "/one")
                        .procedure("ChildService.PutOne", Passing.NAMED, SHAPES)
                        .query("key", Scalar.LONG, key)
                        .body("value", ChildServiceJson.CHILD, value);
        client.none(call);
    }

    @Override
    public String getName() {
        var call =
                Call.of("Name", "GET", "/name")
                        .procedure("ChildService.GetName", Passing.NAMED, SHAPES);
        return client.json(call, ChildServiceJson.STRING);
    }
}
