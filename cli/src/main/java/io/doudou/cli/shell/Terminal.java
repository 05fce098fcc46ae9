package io.doudou.cli.shell;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What the user sees. Colours and moving progress only where a person watches, plain lines
 * elsewhere. May be used from several threads; a line is never torn.
 */
public final class Terminal {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean watched;
    private final boolean unicode;
    private final InstantSource clock;

    /**
     * A terminal over two outputs.
     *
     * @param watched whether a person watches: colours and moving progress
     * @param unicode whether the outputs can show signs outside ASCII
     */
    public Terminal(
            PrintWriter out,
            PrintWriter err,
            boolean watched,
            boolean unicode,
            InstantSource clock) {
        this.out = out;
        this.err = err;
        this.watched = watched;
        this.unicode = unicode;
        this.clock = clock;
    }

    /** The terminal of this process. {@code NO_COLOR} in the environment makes it plain. */
    public static Terminal system(Map<String, String> environment) {
        var console = Optional.ofNullable(System.console());
        var watched =
                console.filter(it -> it.isTerminal()).isPresent()
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(environment.get("TERM"));
        return new Terminal(
                writer(System.out),
                writer(System.err),
                watched,
                shows(System.out.charset()),
                InstantSource.system());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static boolean shows(Charset charset) {
        return charset.newEncoder().canEncode('\u2713');
    }

    public boolean watched() {
        return watched;
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    /** One line on the standard output. */
    public synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    public void blank() {
        line("");
    }

    /** One line about something that did not stop the work, on the error output. */
    public synchronized void warning(String text) {
        err.println(styled("33", "warning: ") + text);
        err.flush();
    }

    /** Why the work stopped, on the error output. */
    public synchronized void failure(String text) {
        err.println(styled("31", "doudou: ") + text);
        err.flush();
    }

    /** Lines that explain a failure, on the error output. */
    public synchronized void detail(String text) {
        err.println(text);
        err.flush();
    }

    /** A line that says that something was done. */
    public void done(String text) {
        line(green(tick()) + " " + text);
    }

    /** A long piece of work with its progress. The caller closes it. */
    public Step step(String text) {
        return new Step(this, text, clock);
    }

    public String bold(String text) {
        return styled("1", text);
    }

    public String dim(String text) {
        return styled("2", text);
    }

    public String green(String text) {
        return styled("32", text);
    }

    public String cyan(String text) {
        return styled("36", text);
    }

    public String red(String text) {
        return styled("31", text);
    }

    /** The sign of success, in ASCII where the output cannot show more. */
    String tick() {
        return unicode ? "\u2713" : "ok";
    }

    String cross() {
        return unicode ? "\u2717" : "failed";
    }

    /** The moving sign of a step at work. */
    String turning(long tenths) {
        var signs = unicode ? "\u280b\u2819\u2838\u2834\u2826\u2807" : "|/-\\";
        return String.valueOf(signs.charAt((int) (tenths % signs.length())));
    }

    /** Replaces the line that the cursor stands on; only where a person watches. */
    synchronized void replace(String text) {
        out.print("\r\033[K" + text);
        out.flush();
    }

    private String styled(String code, String text) {
        return watched ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
