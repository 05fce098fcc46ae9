package io.doudou.cli.code;

import java.util.Comparator;
import java.util.List;

/**
 * Text that is put into a file; nothing of the file is ever replaced or removed.
 *
 * @param offset before which character
 * @param text with line feeds, which become the file's own line ends
 */
record Insertion(int offset, String text) {

    /** The file with all insertions. Those at one place stand in the order of the list. */
    static String applied(String file, List<Insertion> insertions) {
        var lineEnd = lineEnd(file);
        var result = new StringBuilder();
        var copied = 0;
        for (var insertion : sorted(insertions)) {
            result.append(file, copied, insertion.offset());
            result.append(insertion.text().replace("\n", lineEnd));
            copied = insertion.offset();
        }
        return result.append(file, copied, file.length()).toString();
    }

    private static List<Insertion> sorted(List<Insertion> insertions) {
        return insertions.stream().sorted(Comparator.comparingInt(Insertion::offset)).toList();
    }

    /** What the file's first line ends with. */
    private static String lineEnd(String file) {
        var first = file.indexOf('\n');
        return first > 0 && file.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }
}
