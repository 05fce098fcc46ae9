package io.doudou.cli;

import io.doudou.cli.shell.Terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Says which version this is, and which Java runs it. */
@Command(name = "version", header = "Show the version.")
final class Version implements Runnable {

    private final Terminal terminal;

    Version(Surroundings world) {
        this.terminal = world.terminal();
    }

    @Override
    public void run() {
        terminal.line(sentence());
    }

    private static String sentence() {
        return "doudou " + number() + " (Java " + Runtime.version() + ")";
    }

    /** The version of this program, which is the version of the libraries it was built with. */
    static String number() {
        var properties = new Properties();
        try (var in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(Objects.requireNonNull(in));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties.getProperty("version");
    }

    /** What {@code doudou --version} prints. */
    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {sentence()};
        }
    }
}
