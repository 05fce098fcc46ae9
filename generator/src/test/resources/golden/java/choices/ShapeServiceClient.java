package choices;

import io.doudou.codec.Scalar;
import io.doudou.codec.ServiceShapes;
import io.doudou.http.Call;
import io.doudou.http.Passing;
import io.doudou.http.ServiceClient;
import java.util.function.Supplier;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Calls {@link ShapeService} where it runs: one request for each call. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class ShapeServiceClient implements ShapeService {

    private static final Supplier<ServiceShapes> SHAPES = ShapeServiceShapes::shapes;

    private final ServiceClient client;

    private ShapeServiceClient(ServiceClient client) {
        this.client = client;
    }

    /** The service that {@code client} reaches. */
    public static ShapeServiceClient of(ServiceClient client) {
        return new ShapeServiceClient(client);
    }

    @Override
    public ShapeService.Shape postShape(ShapeService.Shape shape) {
        var call =
                Call.of("Shape", "POST", "/shape")
                        .procedure("ShapeService.PostShape", Passing.BODY, SHAPES)
                        .body("shape", ShapeServiceJson.SHAPE, shape);
        return client.json(call, ShapeServiceJson.SHAPE);
    }

    @Override
    public ShapeService.Result<ShapeService.Shape> postResult(
            ShapeService.Result<ShapeService.Shape> result) {
        var call =
                Call.of("Result", "POST", "/result")
                        .procedure("ShapeService.PostResult", Passing.BODY, SHAPES)
                        .body("result", ShapeServiceJson.RESULT_OF_SHAPE, result);
        return client.json(call, ShapeServiceJson.RESULT_OF_SHAPE);
    }

    @Override
    public ShapeService.Circle getCircle(double radius) {
        var call =
                Call.of("Circle", "GET", "/circle")
                        .procedure("ShapeService.GetCircle", Passing.NAMED, SHAPES)
                        .query("radius", Scalar.DOUBLE, radius);
        return client.json(call, ShapeServiceJson.CIRCLE);
    }
}
