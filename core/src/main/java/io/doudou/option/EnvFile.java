package io.doudou.option;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file: one {@code NAME=value} on a line.
 *
 * <p>{@code #} begins a comment at the start of a line or behind white space; {@code export} before
 * a name is skipped; a value in single quotes is taken literally, one in double quotes knows {@code
 * \n}, {@code \r}, {@code \t}, {@code \"} and {@code \\}. Variables within values are not replaced:
 * a password may hold a dollar sign. Of a name that stands twice the last one counts.
 */
final class EnvFile {

    /** A settings file is a page of text; anything larger is some other file. */
    static final int FILE_BYTES_MAX = 1 << 20;

    private static final Pattern LINE =
            Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*)");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE_QUOTED =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*");

    private final Path file;

    private EnvFile(Path file) {
        this.file = file;
    }

    /**
     * The variables of a file.
     *
     * @throws IllegalArgumentException naming the file, and the line when one is at fault
     */
    static Map<String, String> read(Path file) {
        var reader = new EnvFile(file);
        return reader.variables(reader.text());
    }

    private String text() {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw wrong("is larger than " + FILE_BYTES_MAX + " bytes");
            }
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException failure) {
            throw wrong("is not UTF-8");
        } catch (IOException failure) {
            throw new IllegalArgumentException("cannot read " + file + ": " + failure, failure);
        }
    }

    private Map<String, String> variables(String text) {
        var variables = new HashMap<String, String>();
        int number = 0;
        for (var line : text.replaceFirst("^\uFEFF", "").split("\r\n|\r|\n", -1)) {
            number++;
            var content = line.strip();
            if (!content.isEmpty() && !content.startsWith("#")) {
                put(variables, content, number);
            }
        }
        return variables;
    }

    private void put(Map<String, String> variables, String content, int number) {
        var parts = LINE.matcher(content);
        if (!parts.matches()) {
            // The line itself is not shown: it may hold a secret.
            throw wrong("line " + number + " is not NAME=value");
        }
        variables.put(parts.group(1), value(parts.group(2), number));
    }

    private String value(String text, int number) {
        if (!text.startsWith("'") && !text.startsWith("\"")) {
            return COMMENT.matcher(text).replaceFirst("").strip();
        }
        var literal = SINGLE_QUOTED.matcher(text);
        if (literal.matches()) {
            return literal.group(1);
        }
        var escaped = DOUBLE_QUOTED.matcher(text);
        if (escaped.matches()) {
            return unescaped(escaped.group(1));
        }
        throw wrong("line " + number + " has a quoted value that does not end with its quote");
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(character(escape.group(1))));
    }

    private static String character(String letter) {
        return switch (letter) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "\"", "\\" -> letter;
            default -> "\\" + letter;
        };
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ": " + what);
    }
}
