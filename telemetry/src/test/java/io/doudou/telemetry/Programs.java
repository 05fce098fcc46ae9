package io.doudou.telemetry;

import io.doudou.app.Application;
import io.doudou.http.HttpOptions;
import io.doudou.http.Routes;
import io.doudou.option.Settings;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Applications of one test, on this machine only; all record into the same place. */
final class Programs implements AutoCloseable {

    final Recorder recorder = new Recorder();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    /** One that is not started yet. */
    Application program(Map<String, String> environment) {
        return closing(silent(environment)).tracing(Telemetry.of(recorder.sdk()));
    }

    /** One that nobody told who records. */
    Application foundByItself(Routes routes) {
        return silent(Map.of()).serve(routes).start();
    }

    private static Application silent(Map<String, String> environment) {
        var settings =
                Settings.load(new String[0], environment, Path.of("no-such-folder"))
                        .with(HttpOptions.HOST, "127.0.0.1")
                        .with(HttpOptions.PORT, 0);
        return Application.with(settings);
    }

    <T extends AutoCloseable> T closing(T one) {
        running.push(one);
        return one;
    }

    @Override
    public void close() {
        running.forEach(Programs::close);
        recorder.sdk().close();
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
