package types;

import io.doudou.http.Application;

/** Starts the four services for a test, on a port that nobody else has. */
final class Types {

    private Types() {}

    static Application start() {
        return Main.serve(Application.from("--host", "127.0.0.1", "--port", "0")).start();
    }
}
