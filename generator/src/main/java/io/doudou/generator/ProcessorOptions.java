package io.doudou.generator;

import io.doudou.generator.model.Options;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The options that users give the compiler: {@code -Adoudou.case=snake}. */
final class ProcessorOptions {

    static final String ROUTE_PATTERN = "doudou.routePattern";
    static final String CASE = "doudou.case";
    static final String OMIT_EMPTY = "doudou.omitEmpty";

    static final String SERVICE_VERSION = "doudou.serviceVersion";

    static final Set<String> NAMES = Set.of(ROUTE_PATTERN, CASE, OMIT_EMPTY, SERVICE_VERSION);

    private ProcessorOptions() {}

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException with a sentence when a value is none of those allowed
     */
    static Options read(Map<String, String> given) {
        return new Options(
                choice(
                        given,
                        ROUTE_PATTERN,
                        Map.of("0", Options.Paths.SPLIT, "1", Options.Paths.WHOLE),
                        "0"),
                choice(
                        given,
                        CASE,
                        Map.of("camel", Options.Names.CAMEL, "snake", Options.Names.SNAKE),
                        "camel"),
                choice(given, OMIT_EMPTY, Map.of("false", false, "true", true), "false"),
                version(given.getOrDefault(SERVICE_VERSION, Options.NONE.version())));
    }

    /** A build that has no version passes an empty one. */
    private static String version(String given) {
        return given.isBlank() ? Options.NONE.version() : given.strip();
    }

    private static <T> T choice(
            Map<String, String> given, String name, Map<String, T> values, String byDefault) {
        var text = given.getOrDefault(name, byDefault);
        var value = values.get(text);
        if (value == null) {
            var allowed = String.join(", ", new TreeSet<>(values.keySet()));
            throw new IllegalArgumentException(
                    "-A%s must be one of %s, but is %s".formatted(name, allowed, text));
        }
        return value;
    }
}
