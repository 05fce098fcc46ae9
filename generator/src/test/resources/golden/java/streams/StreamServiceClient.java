package streams;

import io.doudou.codec.Scalar;
import io.doudou.codec.ServiceShapes;
import io.doudou.http.Call;
import io.doudou.http.Passing;
import io.doudou.http.ServiceClient;
import io.doudou.stream.Source;
import java.util.Map;
import java.util.function.Supplier;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Calls {@link StreamService} where it runs: one request for each call. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class StreamServiceClient implements StreamService {

    private static final Supplier<ServiceShapes> SHAPES = StreamServiceShapes::shapes;

    private final ServiceClient client;

    private StreamServiceClient(ServiceClient client) {
        this.client = client;
    }

    /** The service that {@code client} reaches. */
    public static StreamServiceClient of(ServiceClient client) {
        return new StreamServiceClient(client);
    }

    @Override
    public Source<StreamService.Price> watch(StreamService.Query query) {
        var call =
                Call.of("Watch", "GET", "/prices")
                        .procedure("StreamService.Watch", Passing.NAMED, SHAPES)
                        .query("name", Scalar.STRING, query.name())
                        .query("limit", Scalar.INT, query.limit());
        return client.items(call, StreamServiceJson.PRICE);
    }

    @Override
    public long record(Source<StreamService.Price> prices) {
        var call =
                Call.of("Record", "POST", "/record")
                        .procedure("StreamService.Record", Passing.BODY, SHAPES)
                        .items("prices", StreamServiceJson.PRICE, prices);
        return client.json(call, StreamServiceJson.LONG);
    }

    @Override
    public void postOf(String shop, Source<StreamService.Price> prices) {
        var call =
                Call.of("Of", "POST", "/of")
                        .query("shop", Scalar.STRING, shop)
                        .items("prices", StreamServiceJson.PRICE, prices);
        client.none(call);
    }

    @Override
    public Source<Map<String, StreamService.Price>> chat(Source<Integer> ids) {
        var call =
                Call.of("Chat", "POST", "/chat")
                        .procedure("StreamService.Chat", Passing.BODY, SHAPES)
                        .items("ids", StreamServiceJson.CHECKED_INTEGER, ids);
        return client.items(call, StreamServiceJson.MAP_OF_PRICE);
    }
}
