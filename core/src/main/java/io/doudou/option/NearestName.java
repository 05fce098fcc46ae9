package io.doudou.option;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody who mistyped a name most likely meant. */
final class NearestName {

    /**
     * Names are compared letter by letter with each known one; longer ones are no typing errors.
     */
    private static final int NAME_CHARS_MAX = 100;

    private NearestName() {}

    /** The known name that is fewest edits away, when that is at most a third of its letters. */
    static Optional<String> of(String name, Collection<String> known) {
        if (name.length() > NAME_CHARS_MAX) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> 3 * edits(name, candidate) <= candidate.length())
                .min(
                        Comparator.comparingInt((String each) -> edits(name, each))
                                .thenComparing(each -> each));
    }

    /** Reads on from a sentence about a wrong name: {@code ; did you mean --port?} or nothing. */
    static String hint(String name, Collection<String> known) {
        return of(name, known).map(nearest -> "; did you mean " + nearest + "?").orElse("");
    }

    /** Levenshtein's distance, one row at a time. */
    private static int edits(String from, String to) {
        var row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
