package io.doudou.protoc;

import java.util.Comparator;

/**
 * Where something stands in a {@code .proto} file, as compilers say it.
 *
 * @param line from 1
 * @param column from 1
 */
record Place(String file, int line, int column) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
