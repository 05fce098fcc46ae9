package io.doudou.cli.code;

import java.util.List;

/**
 * The place of one class in the text of its file: where a method is added, and how it is indented.
 *
 * @param file the whole text
 * @param begin where the class declaration begins, with its annotations and modifiers
 * @param end just behind the closing brace of the class
 * @param members where each of its members begins
 */
record ClassText(String file, int begin, int end, List<Integer> members) {

    /** What stands before each member. */
    String indent() {
        return members.stream()
                .map(this::lineStart)
                .filter(String::isBlank)
                .findFirst()
                .orElseGet(() -> indentOfClass() + (file.contains("\n\t") ? "\t" : "    "));
    }

    /** One step of indentation. */
    String step() {
        var outer = indentOfClass();
        var inner = indent();
        return inner.length() > outer.length() && inner.startsWith(outer)
                ? inner.substring(outer.length())
                : "    ";
    }

    private String indentOfClass() {
        return lineStart(begin).isBlank() ? lineStart(begin) : "";
    }

    /** The text between the beginning of a line and a position in it. */
    private String lineStart(int position) {
        return file.substring(file.lastIndexOf('\n', position - 1) + 1, position);
    }

    /** Puts methods at the end of the class. */
    Insertion adding(List<String> methods) {
        var brace = end - 1;
        var ownLine = lineStart(brace).isBlank();
        var place = ownLine ? brace - lineStart(brace).length() : brace;
        var all = String.join("\n", methods);
        var gap = file.substring(0, place).matches("(?s).*\\n[ \\t\\r]*\\n") ? "" : "\n";
        return ownLine
                ? new Insertion(place, gap + all)
                : new Insertion(place, "\n" + gap + all + indentOfClass());
    }
}
