package io.doudou.registry;

import java.util.Map;

/**
 * A node as the people see it who operate it: also one that is suspected or gone.
 *
 * @param service what it offers; empty when it offers nothing
 * @param node the name that the registry knows it by
 * @param address its base URL; empty when it has none
 * @param status as far as it is known here
 * @param details what else is known, by the names below, all optional
 */
public record Sighting(
        String service, String node, String address, Status status, Map<String, String> details) {

    /** When it registered, as RFC 3339 text. */
    public static final String REGISTERED = "registered";

    /** What its program runs on: {@code java 25.0.3}. */
    public static final String RUNTIME = "runtime";

    /** The version of the framework that it is made with. */
    public static final String FRAMEWORK = "framework";

    /** Who built its program. */
    public static final String BUILD_USER = "buildUser";

    /** When its program was built. */
    public static final String BUILD_TIME = "buildTime";

    /** What it says of itself beyond that, as JSON. */
    public static final String NOTE = "note";

    public Sighting {
        details = Map.copyOf(details);
    }

    /** Whether a node is there. */
    public enum Status {
        ALIVE,
        /** It did not answer, and may yet. */
        SUSPECT,
        /** It went on purpose. */
        LEFT,
        /** It is gone and did not say so. */
        DEAD
    }
}
