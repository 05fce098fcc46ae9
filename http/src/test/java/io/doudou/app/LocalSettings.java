package io.doudou.app;

import io.doudou.http.HttpOptions;
import io.doudou.option.Settings;

import java.nio.file.Path;
import java.util.Map;

/** Settings of an application in a test: on this machine only, at any port, and of no file. */
final class LocalSettings {

    private LocalSettings() {}

    /** These, as if they stood in the environment. */
    static Settings of(Map<String, String> environment) {
        return Settings.load(new String[0], environment, Path.of("no-such-folder"))
                .with(HttpOptions.HOST, "127.0.0.1")
                .with(HttpOptions.PORT, 0);
    }
}
