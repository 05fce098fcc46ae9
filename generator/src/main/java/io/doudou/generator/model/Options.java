package io.doudou.generator.model;

/**
 * What the user chose with processor options.
 *
 * @param paths {@code doudou.routePattern}
 * @param names {@code doudou.case}
 * @param omitEmpty {@code doudou.omitEmpty}: null, empty, 0 and false are not written and may be
 *     absent when read
 */
public record Options(Paths paths, Names names, boolean omitEmpty) {

    public static final Options NONE = new Options(Paths.SPLIT, Names.CAMEL, false);

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
