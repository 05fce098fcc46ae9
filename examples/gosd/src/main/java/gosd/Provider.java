package gosd;

import io.doudou.app.Application;
import io.doudou.gosd.Gosd;
import io.doudou.gosd.RedisDriver;
import io.doudou.time.Ticker;

import java.util.SplittableRandom;

/**
 * Is found through the list of gosd, and says who it is. Start two of them, with a Redis on this
 * machine:
 *
 * <pre>{@code
 * java -cp ... gosd.Provider :3333 1
 * java -cp ... gosd.Provider :3334 2
 * }</pre>
 */
public final class Provider implements PingService {

    private final Gosd gosd;
    private final String id;

    private Provider(Gosd gosd, String id) {
        this.gosd = gosd;
        this.id = id;
    }

    @Override
    public String getPing() {
        gosd.updateByCron();
        return "Provider: " + id;
    }

    // region: provider
    public static void main(String[] arguments) {
        var port = arguments[0].replace(":", "");
        var gosd = Gosd.fromEnvironment();
        var redis = new RedisDriver(Gosd.environment(), Ticker.system(), new SplittableRandom());
        gosd.start("provider", "http://localhost:" + port, redis);
        gosd.get();
        Application.from("--port", port)
                .serve(PingServiceRoutes.of(new Provider(gosd, arguments[1])))
                .beforeStop(gosd::close)
                .run();
    }
    // endregion
}
