package io.doudou.cli;

import io.doudou.cli.shell.Shell;
import io.doudou.cli.shell.Terminal;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a command may touch of the world, so that a test can hand it another one.
 *
 * @param folder where the user stands
 */
record Surroundings(Terminal terminal, Shell shell, Path folder, Map<String, String> environment) {

    static Surroundings system() {
        var environment = System.getenv();
        return new Surroundings(
                Terminal.system(environment),
                Shell.system(),
                Path.of("").toAbsolutePath(),
                environment);
    }

    /** A path that the user typed, which may be relative to where the user stands. */
    Path resolve(String typed) {
        return folder.resolve(typed).normalize();
    }
}
