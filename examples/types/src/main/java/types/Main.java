package types;

import io.doudou.app.Application;

/** Serves all four services. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        serve(Application.from(args)).run();
    }

    static Application serve(Application app) {
        return app.serve(ScalarServiceRoutes.of(new EchoedScalars()))
                .serve(ShapeServiceRoutes.of(new EchoedShapes()))
                .serve(PlaceServiceRoutes.of(new EchoedPlaces()))
                .serve(LimitServiceRoutes.of(new EchoedLimits()));
    }
}
