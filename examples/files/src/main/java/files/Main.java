package files;

import io.doudou.app.Application;
import io.doudou.health.Check;

import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the photos of the folder {@code photos} below the current one. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        var folder = Path.of("photos");
        // region: check
        Application.from(args)
                .serve(PhotoServiceRoutes.of(new PhotoFolder(folder)))
                .check(Check.ping("photos", () -> Files.createDirectories(folder)))
                .run();
        // endregion
    }
}
