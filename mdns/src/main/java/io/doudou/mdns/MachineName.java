package io.doudou.mdns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name of this machine for records that need one: nobody looks it up, because each message
 * brings the address. Not asked of the JDK, which would ask a DNS server, and wait for it.
 */
final class MachineName {

    private static final Path FILE = Path.of("/etc/hostname");
    private static final String NAMELESS = "doudou";
    private static final int LABEL_CHARS_MAX = 63;

    private MachineName() {}

    /** One label and a dot. */
    static String label() {
        return Stream.of(written(), variable("HOSTNAME"), variable("COMPUTERNAME"))
                .flatMap(Optional::stream)
                .map(name -> name.strip().replaceFirst("\\..*", ""))
                .filter(MachineName::isLabel)
                .findFirst()
                .orElse(NAMELESS)
                .concat(".");
    }

    private static boolean isLabel(String name) {
        return name.length() <= LABEL_CHARS_MAX && name.matches("[A-Za-z0-9_-]+");
    }

    private static Optional<String> written() {
        try {
            return Optional.of(Files.readString(FILE));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }
}
