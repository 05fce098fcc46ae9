package io.doudou.cli.project;

import java.util.List;

/**
 * Why a command cannot do its work, for the user: one sentence that says what to do, and lines of
 * detail such as {@code file:line: message}. Carries the status with which the program exits.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The work failed. */
    public static final int FAILED = 1;

    /** The command line makes no sense. */
    public static final int MISUSED = 2;

    /** A tool that the work needs, such as Maven, is not on this machine. */
    public static final int TOOL_MISSING = 3;

    private final String sentence;
    private final int status;
    private final transient List<String> details;

    public Failure(String sentence) {
        this(FAILED, sentence, List.of());
    }

    public Failure(String sentence, List<String> details) {
        this(FAILED, sentence, details);
    }

    public Failure(int status, String sentence, List<String> details) {
        super(sentence);
        this.sentence = sentence;
        this.status = status;
        this.details = List.copyOf(details);
    }

    public Failure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
        this.status = FAILED;
        this.details = List.of();
    }

    public String sentence() {
        return sentence;
    }

    public int status() {
        return status;
    }

    public List<String> details() {
        return details;
    }
}
