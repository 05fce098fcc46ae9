package files;

import io.doudou.app.Application;

import java.nio.file.Path;

/** Serves the photos of the folder {@code photos} below the current one. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        var photos = new PhotoFolder(Path.of("photos"));
        Application.from(args).serve(PhotoServiceRoutes.of(photos)).run();
    }
}
