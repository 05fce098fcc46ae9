package types;

import io.doudou.app.Application;
import io.doudou.option.Settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts the four services for a test, on a port that nobody else has. */
final class Types {

    private Types() {}

    static Application start() {
        var environment = Map.of("GDD_HOST", "127.0.0.1", "GDD_PORT", "0");
        return Main.serve(application(environment)).start();
    }

    /** An application that serves nothing and finds the services where {@code server} is. */
    static Application callerOf(Application server) {
        return application(
                Stream.of("SCALARSVC", "SHAPESVC", "PLACESVC", "LIMITSVC")
                        .collect(Collectors.toMap(name -> name, name -> server.address())));
    }

    private static Application application(Map<String, String> environment) {
        return Application.with(Settings.load(new String[0], environment, Path.of("")));
    }
}
