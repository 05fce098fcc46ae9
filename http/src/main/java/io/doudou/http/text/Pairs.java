package io.doudou.http.text;

import io.doudou.fault.Fault;

import java.util.ArrayList;
import java.util.List;

/**
 * The names and values of a query or an urlencoded form, decoded, in order. Only {@code &}
 * separates: a proxy that sees a {@code ;} as text must not disagree with the server. Immutable.
 */
public final class Pairs {

    /** More is an attempt to keep the server busy. */
    static final int PAIRS_MAX = 10_000;

    public static final Pairs NONE = new Pairs(List.of());

    private final List<String> namesAndValues;

    private Pairs(List<String> namesAndValues) {
        this.namesAndValues = namesAndValues;
    }

    /**
     * Takes encoded text apart.
     *
     * @throws Fault 400 when it cannot be decoded or has too many pairs
     */
    public static Pairs of(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        var found = new ArrayList<String>();
        var from = 0;
        while (from <= text.length()) {
            var end = text.indexOf('&', from);
            end = end < 0 ? text.length() : end;
            if (end > from) {
                add(text, from, end, found);
            }
            from = end + 1;
        }
        return new Pairs(found);
    }

    private static void add(String text, int from, int end, List<String> found) {
        if (found.size() == 2 * PAIRS_MAX) {
            throw new Fault(400, "form.too-large", "There are too many parameters.");
        }
        var equals = text.indexOf('=', from);
        equals = equals < 0 || equals > end ? end : equals;
        found.add(Encoded.form(text.substring(from, equals)));
        found.add(equals == end ? "" : Encoded.form(text.substring(equals + 1, end)));
    }

    /** All values of a name, in order; empty when there is none. */
    public List<String> all(String name) {
        var values = new ArrayList<String>(1);
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            if (namesAndValues.get(i).equals(name)) {
                values.add(namesAndValues.get(i + 1));
            }
        }
        return values;
    }
}
