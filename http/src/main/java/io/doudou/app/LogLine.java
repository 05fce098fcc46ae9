package io.doudou.app;

import io.doudou.call.TraceParent;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.logging.Level;

/**
 * One line of the log, and how it looks. Immutable.
 *
 * @param logger name of the logger
 * @param message complete
 * @param requestId of the call that the line belongs to; empty outside of calls
 * @param traceParent of that call, as it came; empty when it is not traced
 */
record LogLine(
        Instant time,
        Level level,
        String logger,
        String message,
        @Nullable Throwable thrown,
        String requestId,
        Optional<String> traceParent) {

    /** For people: time, level, logger, request id, message; a stack trace below. */
    String text(ZoneId zone, boolean coloured) {
        var line = new StringBuilder(160);
        time(line, LocalDateTime.ofInstant(time, zone)).append(' ');
        line.append(coloured ? colour() : "").append(levelPadded()).append(coloured ? OFF : "");
        line.append(' ').append(coloured ? DIM : "").append(shortLogger());
        line.append(requestId.isEmpty() ? "" : " [" + requestId + "]");
        line.append(coloured ? OFF : "").append(": ");
        line.append(message).append('\n');
        if (thrown != null) {
            line.append(trace(thrown));
        }
        return line.toString();
    }

    /** {@code 2026-11-22 09:30:00.123}, without the JDK's formatter, which is slow to start. */
    private static StringBuilder time(StringBuilder line, LocalDateTime time) {
        line.append(time.toLocalDate()).append(' ');
        digits(line, time.getHour(), 2).append(':');
        digits(line, time.getMinute(), 2).append(':');
        digits(line, time.getSecond(), 2).append('.');
        return digits(line, time.getNano() / 1_000_000, 3);
    }

    private static StringBuilder digits(StringBuilder line, int number, int count) {
        var text = Integer.toString(number);
        return line.append("0".repeat(count - text.length())).append(text);
    }

    /** For machines: one JSON object. */
    String json() {
        var line = new StringBuilder(200).append('{');
        member(line, "time", time.toString());
        member(line, "level", levelName());
        member(line, "logger", logger);
        if (!requestId.isEmpty()) {
            member(line, "requestId", requestId);
        }
        traceParent.flatMap(TraceParent::parse).ifPresent(trace -> trace(line, trace));
        member(line, "message", message);
        if (thrown != null) {
            member(line, "error", trace(thrown));
        }
        return line.append("}\n").toString();
    }

    private static void trace(StringBuilder line, TraceParent trace) {
        member(line, "traceId", trace.traceId());
        member(line, "spanId", trace.spanId());
    }

    private static final String OFF = "\u001b[0m";
    private static final String DIM = "\u001b[2m";

    private String colour() {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "\u001b[31m";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "\u001b[33m";
        }
        return level.intValue() >= Level.INFO.intValue() ? "\u001b[32m" : "\u001b[36m";
    }

    private String levelPadded() {
        return (levelName().toUpperCase(java.util.Locale.ROOT) + "     ").substring(0, 5);
    }

    private String levelName() {
        var value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (value >= Level.WARNING.intValue()) {
            return "warn";
        }
        if (value >= Level.INFO.intValue()) {
            return "info";
        }
        return value >= Level.FINE.intValue() ? "debug" : "trace";
    }

    private String shortLogger() {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    /**
     * The message with {@code parameters[0]} in the place of {@code {0}}. Unlike {@link
     * java.text.MessageFormat}, it writes port 6060 as 6060 and leaves apostrophes alone.
     */
    static String filled(String message, Object @Nullable [] parameters) {
        if (parameters == null || parameters.length == 0) {
            return message;
        }
        var out = new StringBuilder(message.length() + 32);
        for (int i = 0; i < message.length(); i++) {
            var index = placeholder(message, i);
            if (index >= 0 && index < parameters.length) {
                out.append(parameters[index]);
                i += 2;
            } else {
                out.append(message.charAt(i));
            }
        }
        return out.toString();
    }

    /** 3 when {@code {3}} stands at {@code from}; negative or senseless when none does. */
    private static int placeholder(String message, int from) {
        return from + 2 < message.length()
                        && message.charAt(from) == '{'
                        && message.charAt(from + 2) == '}'
                ? message.charAt(from + 1) - '0'
                : -1;
    }

    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void member(StringBuilder out, String name, String value) {
        out.append(out.length() == 1 ? "\"" : ",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            escape(out, value.charAt(i));
        }
        out.append('"');
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ' || Character.isSurrogate(c)) {
                    out.append("\\u").append(String.format("%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
