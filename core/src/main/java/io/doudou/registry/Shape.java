package io.doudou.registry;

import java.util.List;

/**
 * A type as other nodes and tools display it (go-micro's {@code Value}).
 *
 * @param name of the field, or of the type at the top
 * @param type simple name of the type
 * @param fields nested shapes, empty for scalars
 */
public record Shape(String name, String type, List<Shape> fields) {

    /** Nothing: a method without parameters or without a result. */
    public static final Shape NONE = new Shape("", "", List.of());

    public Shape {
        fields = List.copyOf(fields);
    }
}
