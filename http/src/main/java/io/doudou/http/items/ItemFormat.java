package io.doudou.http.items;

import io.doudou.http.text.Accepted;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a stream of items looks like in a body, and how it says that it has failed. */
public enum ItemFormat {

    /*
     * How a stream fails
     *
     * The status was sent before the first item, so a failure behind it needs a form of its own. In
     * a body of lines, a last line with a problem document would be one more item to a reader that
     * does not know better, and a reader that does could not tell it from an item that looks the
     * same. So plain lines are cut: the body ends without its end (no last chunk; in HTTP/2 a reset),
     * which every HTTP client reports as a failure.
     *
     * A caller that wants to know why says so in Accept, with the parameter faults=line, as generated
     * clients do. It gets a last line that begins with the word fault and a space, which is no JSON,
     * and the problem document behind it. Such a stream is also kept awake with empty lines.
     */

    /** One JSON value a line (NDJSON); a stream that fails is cut. */
    LINES("application/x-ndjson", "", "\n", "", "", ""),

    /** The same; a stream that fails says so in its last line. */
    TELLING_LINES("application/x-ndjson;faults=line", "", "\n", "\n", "fault ", ""),

    /**
     * Server-sent events (HTML Living Standard, 9.2). Browsers ask anew when a stream has ended, so
     * the end is an event too, {@code end}: whoever hears it, or {@code error}, closes.
     */
    EVENTS(
            "text/event-stream",
            "data: ",
            "\n\n",
            ":\n",
            "event: error\ndata: ",
            "event: end\ndata: {}\n\n");

    /** What the type of a body of lines begins with. */
    public static final String LINES_TYPE = "application/x-ndjson";

    /** What callers that understand a last line with a fault accept. */
    public static final String TELLING_TYPE = TELLING_LINES.type;

    private static final byte[] NOTHING = {};

    private final String type;
    private final String before;
    private final String after;
    private final String idle;
    private final String fault;
    private final String end;

    ItemFormat(String type, String before, String after, String idle, String fault, String end) {
        this.type = type;
        this.before = before;
        this.after = after;
        this.idle = idle;
        this.fault = fault;
        this.end = end;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What a caller gets that sent this {@code Accept} field. */
    public static ItemFormat accepted(@Nullable String accept) {
        if (accept == null) {
            return LINES;
        }
        var lines = Accepted.weightOf(accept, LINES_TYPE);
        if (Accepted.weightOf(accept, EVENTS.type) > lines) {
            return EVENTS;
        }
        return accept.contains("faults=line") ? TELLING_LINES : LINES;
    }

    /** Whether somebody who sent this {@code Accept} field takes any of the formats. */
    public static boolean isAccepted(String accept) {
        return Accepted.isAccepted(accept, LINES_TYPE) || Accepted.isAccepted(accept, EVENTS.type);
    }

    /** What a body of this type looks like; null when it has no items. */
    public static @Nullable ItemFormat of(@Nullable String contentType) {
        if (contentType == null) {
            return null;
        }
        if (contentType.startsWith(EVENTS.type)) {
            return EVENTS;
        }
        return contentType.equals(TELLING_LINES.type)
                ? TELLING_LINES
                : contentType.equals(LINES.type) ? LINES : null;
    }

    /** What may be sent between two items so that nobody takes the stream for dead; or nothing. */
    public byte[] idleSign() {
        return ascii(idle);
    }

    /** As it stands in a {@code Content-Type} field. */
    public String type() {
        return type;
    }

    /** One item. */
    byte[] item(byte[] json) {
        return joined(before, json, after);
    }

    /** The last bytes of a stream that failed; empty when it must be cut. */
    public byte[] fault(byte[] problem) {
        return fault.isEmpty() ? NOTHING : joined(fault, problem, after);
    }

    /** The last bytes of a stream that has ended well. */
    byte[] end() {
        return ascii(end);
    }

    /** The problem document in a last line that says why a stream failed; null in other lines. */
    public static byte @Nullable [] problem(byte[] line) {
        var begin = TELLING_LINES.fault;
        for (int i = 0; i < begin.length(); i++) {
            if (line.length <= i || line[i] != begin.charAt(i)) {
                return null;
            }
        }
        return Arrays.copyOfRange(line, begin.length(), line.length);
    }

    private static byte[] joined(String begin, byte[] content, String end) {
        var all = new byte[begin.length() + content.length + end.length()];
        put(begin, all, 0);
        System.arraycopy(content, 0, all, begin.length(), content.length);
        put(end, all, begin.length() + content.length);
        return all;
    }

    private static void put(String ascii, byte[] into, int from) {
        for (int i = 0; i < ascii.length(); i++) {
            into[from + i] = (byte) ascii.charAt(i);
        }
    }
}
