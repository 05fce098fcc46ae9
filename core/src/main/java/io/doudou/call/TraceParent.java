package io.doudou.call;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Where a call stands in a distributed trace: the {@code traceparent} header of W3C Trace Context,
 * version 00. Carried even where nobody records spans, so that a trace does not break here.
 *
 * @param traceId 32 digits of lower-case hexadecimal, not all 0
 * @param spanId 16 digits of the caller's span, not all 0
 * @param flags 2 digits; the lowest bit says that the caller records the trace
 */
public record TraceParent(String traceId, String spanId, String flags) {

    /** Section 3.2.2; a later version may have more behind a dash, which is left out (4.2.2). */
    private static final Pattern HEADER =
            Pattern.compile(
                    "(?<version>[0-9a-f]{2})-(?<trace>[0-9a-f]{32})-(?<span>[0-9a-f]{16})"
                            + "-(?<flags>[0-9a-f]{2})(?<more>-.*)?");

    private static final Pattern ZEROS = Pattern.compile("0+");

    /** Room for any later version; a longer header is not looked at. */
    private static final int HEADER_CHARS_MAX = 512;

    /** Reads a header; empty when it is not valid, in which case a new trace begins (3.2.2.3). */
    public static Optional<TraceParent> parse(String header) {
        if (header.length() > HEADER_CHARS_MAX) {
            return Optional.empty();
        }
        var parts = HEADER.matcher(header);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var version = parts.group("version");
        var isKnown = version.equals("00") ? parts.group("more") == null : !version.equals("ff");
        var found =
                new TraceParent(parts.group("trace"), parts.group("span"), parts.group("flags"));
        return isKnown && found.hasIds() ? Optional.of(found) : Optional.empty();
    }

    /** The start of a trace that nobody records yet. */
    public static TraceParent begin(RandomGenerator random) {
        return new TraceParent(id(random) + id(random), id(random), "00");
    }

    /** A span of the same trace below this one: what an outgoing call is sent with. */
    public TraceParent child(RandomGenerator random) {
        return new TraceParent(traceId, id(random), flags);
    }

    /** The text of the header. */
    public String header() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private boolean hasIds() {
        return !ZEROS.matcher(traceId).matches() && !ZEROS.matcher(spanId).matches();
    }

    private static String id(RandomGenerator random) {
        return HexFormat.of().toHexDigits(random.nextLong(1, Long.MAX_VALUE));
    }
}
