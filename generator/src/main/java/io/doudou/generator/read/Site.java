package io.doudou.generator.read;

import io.doudou.generator.model.Origin;
import io.doudou.generator.model.TypeUse;

import java.util.Map;

import javax.lang.model.element.Element;

/**
 * Where a type is being read.
 *
 * @param origin problems are reported there
 * @param prefix begins their sentences; says what is meant when the origin is only the way to it
 * @param arguments what the type variables in sight stand for
 */
record Site(Origin origin, String prefix, Map<Element, TypeUse> arguments) {

    static Site of(Element element) {
        return new Site(new ElementOrigin(element), "", Map.of());
    }

    /** The same type variables at another element. */
    Site at(Element element) {
        return new Site(new ElementOrigin(element), "", arguments);
    }

    /** Whether the place itself is in a source of this compilation, with a line of its own. */
    boolean isInSource() {
        return prefix.isEmpty();
    }

    /** A part of this place, reported at a line of its own if the place has one. */
    Site part(Element element) {
        return isInSource() ? at(element) : this;
    }

    /** Other type variables at the same place. */
    Site with(Map<Element, TypeUse> others) {
        return new Site(origin, prefix, Map.copyOf(others));
    }

    /** A part of this place that has no line of its own in this compilation. */
    Site within(String part) {
        return new Site(origin, part + ": ", arguments);
    }
}
