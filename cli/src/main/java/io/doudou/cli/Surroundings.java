package io.doudou.cli;

import io.doudou.cli.shell.Shell;
import io.doudou.cli.shell.Terminal;
import io.doudou.time.Ticker;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a command may touch of the world, so that a test can hand it another one.
 *
 * @param folder where the user stands
 * @param ticker the time
 */
record Surroundings(
        Terminal terminal,
        Shell shell,
        Path folder,
        Map<String, String> environment,
        Ticker ticker) {

    static Surroundings system() {
        var environment = System.getenv();
        return new Surroundings(
                Terminal.system(environment),
                Shell.system(),
                Path.of("").toAbsolutePath(),
                environment,
                Ticker.system());
    }

    /** A path that the user typed, which may be relative to where the user stands. */
    Path resolve(String typed) {
        return folder.resolve(typed).normalize();
    }
}
