package io.doudou.generator.model;

/**
 * What the user chose with processor options.
 *
 * @param paths {@code doudou.routePattern}
 * @param names {@code doudou.case}
 * @param omitEmpty {@code doudou.omitEmpty}: null, empty, 0 and false are not written and may be
 *     absent when read
 * @param version {@code doudou.serviceVersion}: of the service, as its documents say it
 */
public record Options(Paths paths, Names names, boolean omitEmpty, String version) {

    public static final Options NONE = new Options(Paths.SPLIT, Names.CAMEL, false, "1.0.0");

    /** How a method's name becomes a path. */
    public enum Paths {
        /** Word by word: {@code /page/users}. */
        SPLIT,
        /** Whole, behind the interface's name: {@code /userservice/pageusers}. */
        WHOLE
    }

    /** How component names are written; both are read. */
    public enum Names {
        CAMEL,
        SNAKE
    }
}
