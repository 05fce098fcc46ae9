package io.doudou.protoc;

import java.util.List;
import java.util.stream.Collectors;

/** The lines of one Java source, indented by what stands open. Belongs to one thread. */
final class JavaText {

    /** Lines of records with more characters are broken. */
    static final int COLUMNS_MAX = 100;

    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();
    private int depth;

    void line(String line) {
        text.append(line.isEmpty() ? "" : INDENT.repeat(depth) + line).append('\n');
    }

    /** An empty line, except behind the brace that opens a type. */
    void space() {
        if (text.length() > 1 && text.charAt(text.length() - 2) != '{') {
            line("");
        }
    }

    void open(String line) {
        line(line + " {");
        depth++;
    }

    void close() {
        depth--;
        line("}");
    }

    /** A head with a list in brackets, in one line when it fits, else one part in each. */
    void list(String begin, List<String> parts, String end) {
        var line = begin + "(" + String.join(", ", parts) + ")" + end;
        if (parts.isEmpty() || INDENT.length() * depth + line.length() <= COLUMNS_MAX) {
            line(line);
            return;
        }
        line(begin + "(");
        for (int i = 0; i < parts.size(); i++) {
            boolean isLast = i == parts.size() - 1;
            line(INDENT.repeat(2) + parts.get(i) + (isLast ? ")" + end : ","));
        }
    }

    /** The braces belong to a head that {@link #list} wrote. */
    void deeper() {
        depth++;
    }

    /**
     * A documentation comment.
     *
     * @param parameters each with its name in front; those without a comment are not there
     */
    void doc(String comment, List<String> parameters) {
        if (comment.isEmpty() && parameters.isEmpty()) {
            return;
        }
        var paragraphs = paragraphs(comment);
        if (parameters.isEmpty() && paragraphs.lines().count() == 1) {
            line("/** " + paragraphs + " */");
            return;
        }
        line("/**");
        paragraphs.lines().forEach(each -> line((" * " + each).stripTrailing()));
        if (!comment.isEmpty() && !parameters.isEmpty()) {
            line(" *");
        }
        for (var each : parameters) {
            line(" * @param " + escaped(each).lines().collect(Collectors.joining("\n *     ")));
        }
        line(" */");
    }

    private static String paragraphs(String comment) {
        return escaped(comment).replaceAll("\n[ \t]*\n\\s*", "\n\n<p>");
    }

    /** What Javadoc would take for tags, and Java for the end of the comment. */
    private static String escaped(String comment) {
        return comment.lines()
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;")
                .replace("\\", "&#92;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
