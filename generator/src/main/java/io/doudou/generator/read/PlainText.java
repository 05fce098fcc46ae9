package io.doudou.generator.read;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Turns the HTML and the inline tags of a documentation comment into plain text. Lines of one
 * paragraph become one line; paragraphs stay apart, list items get a dash.
 */
final class PlainText {

    private static final Map<String, String> ENTITIES =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ");
    private static final Pattern HTML =
            Pattern.compile(
                    "</?([a-zA-Z][a-zA-Z0-9]*)(?:\\s[^<>]*)?/?>|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern ENTITY =
            Pattern.compile("&(#[0-9]{1,6}|#x[0-9a-fA-F]{1,6}|[a-z]{2,6});");

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private PlainText(String source) {
        this.source = source;
    }

    static String of(String comment) {
        var plain = new PlainText(comment);
        plain.scan();
        return plain.text
                .toString()
                .replaceAll("[ \\t]*\\n[ \\t]*", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private void scan() {
        while (at < source.length()) {
            char next = source.charAt(at);
            boolean taken =
                    switch (next) {
                        case '{' -> source.startsWith("{@", at) && inlineTag();
                        case '<' -> html();
                        case '&' -> entity();
                        default -> false;
                    };
            if (!taken) {
                append(next);
                at++;
            }
        }
    }

    /** White space of any length is one blank, and none behind a line break. */
    private void append(char character) {
        if (!Character.isWhitespace(character)) {
            text.append(character);
        } else if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }

    private boolean inlineTag() {
        int end = closingBrace();
        if (end < 0) {
            return false;
        }
        var parts = source.substring(at + 2, end).strip().split("\\s+", 2);
        var content = parts.length > 1 ? parts[1] : "";
        at = end + 1;
        switch (parts[0]) {
            case "code", "literal" -> text.append(content);
            case "link", "linkplain", "value" -> text.append(label(content));
            case "inheritDoc" -> {}
            default -> text.append(of(content));
        }
        return true;
    }

    private int closingBrace() {
        int depth = 0;
        for (int i = at; i < source.length(); i++) {
            depth += source.charAt(i) == '{' ? 1 : source.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The label of a link, else the name that it leads to: {@code User#name()} is User.name(). */
    private static String label(String content) {
        var parts = content.split("(?<![,(])\\s+", 2);
        if (parts.length > 1) {
            return of(parts[1]);
        }
        var name = parts[0].startsWith("#") ? parts[0].substring(1) : parts[0];
        return name.replace('#', '.');
    }

    private boolean html() {
        var tag = HTML.matcher(source).region(at, source.length());
        if (!tag.lookingAt()) {
            return false;
        }
        at = tag.end();
        if (tag.group(1) != null) {
            breakLine(tag.group(1).toLowerCase(Locale.ROOT), tag.group().startsWith("</"));
        }
        return true;
    }

    private void breakLine(String name, boolean closing) {
        switch (name) {
            case "p", "ul", "ol", "pre", "table", "dl", "blockquote" -> text.append("\n\n");
            case "h1", "h2", "h3", "h4", "h5", "h6" -> text.append("\n\n");
            case "br", "tr", "div", "dt", "dd" -> text.append('\n');
            case "li" -> text.append(closing ? "\n" : "\n- ");
            default -> {}
        }
    }

    private boolean entity() {
        var entity = ENTITY.matcher(source).region(at, source.length());
        if (!entity.lookingAt()) {
            return false;
        }
        var name = entity.group(1);
        if (name.startsWith("#")) {
            boolean hexadecimal = name.startsWith("#x");
            int code = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
            text.append(Character.isValidCodePoint(code) ? Character.toString(code) : "");
        } else {
            text.append(ENTITIES.getOrDefault(name, entity.group()));
        }
        at = entity.end();
        return true;
    }
}
