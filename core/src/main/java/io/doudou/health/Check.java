package io.doudou.health;

import java.net.URI;
import java.time.Duration;

/**
 * One thing that has to work, and what it means when it does not.
 *
 * <pre>{@code
 * application
 *         .check(Check.tcp("database", "db", 5432))
 *         .check(Check.ping("disk", () -> Files.createTempFile("room", "")))
 *         .check(Check.http("rates", URI.create("http://rates/health")).optional());
 * }</pre>
 *
 * @param name what the answer calls it; unique within a program
 * @param limit how long it may take; longer is a failure
 * @param critical whether the program takes no requests while it fails
 */
public record Check(String name, Inspection inspection, Duration limit, boolean critical) {

    /** Longer than any answer that is worth waiting for, shorter than orchestrators wait. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Something that works when it returns. */
    @FunctionalInterface
    public interface Ping {

        /**
         * Returns when it works.
         *
         * @throws Exception whose message says what does not work
         */
        void ping() throws Exception;
    }

    public Check {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a check needs a name");
        }
        if (!limit.isPositive()) {
            throw new IllegalArgumentException(
                    "the limit of the check \"%s\" is %s, and has to be above zero"
                            .formatted(name, limit));
        }
    }

    /** A check of any kind: critical, with a limit of 5 s. */
    public static Check of(String name, Inspection inspection) {
        return new Check(name, inspection, LIMIT, true);
    }

    /** Calls something that throws when it does not work, such as a query of a database. */
    public static Check ping(String name, Ping ping) {
        return of(name, surroundings -> ping.ping());
    }

    /** Opens a connection, and closes it. */
    public static Check tcp(String name, String host, int port) {
        return of(name, surroundings -> NetworkInspections.connect(host, port));
    }

    /**
     * Asks with GET; an answer of the 2xx kind is good. Redirects are not followed.
     *
     * @throws IllegalArgumentException when the address is not one of HTTP
     */
    public static Check http(String name, URI address) {
        var checked = NetworkInspections.checkedHttp(address);
        return of(name, surroundings -> NetworkInspections.get(checked, surroundings.limit()));
    }

    /** Resolves a host name, which the JVM may answer from what it was told 30 s ago. */
    public static Check dns(String name, String host) {
        return of(name, surroundings -> NetworkInspections.resolve(host));
    }

    /** The check {@code registry}: whether it answers. */
    public static Check registry() {
        return of("registry", RegistryInspections::answers);
    }

    /** The check {@code registration}: whether others find every service of this program here. */
    public static Check registration() {
        return of("registration", RegistryInspections::knowsUs);
    }

    /** The same check with another limit. */
    public Check within(Duration other) {
        return new Check(name, inspection, other, critical);
    }

    /** The same check, whose failure is told and has no consequence. */
    public Check optional() {
        return new Check(name, inspection, limit, false);
    }
}
