package types;

import io.doudou.service.JsonName;

import java.util.List;

/** A choice: one of several records. */
public sealed interface Figure {

    /**
     * Round.
     *
     * @param radius half its width
     */
    record Circle(double radius) implements Figure {}

    /**
     * Right angles.
     *
     * @param width from left to right
     * @param height from top to bottom
     */
    @JsonName("box")
    record Rectangle(double width, double height) implements Figure {}

    /**
     * Made of other figures.
     *
     * @param parts of it
     */
    record Group(List<Figure> parts) implements Figure {}

    /** No part at all. */
    record Nothing() implements Figure {}
}
