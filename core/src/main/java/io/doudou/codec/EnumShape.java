package io.doudou.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The constants of an enum: their names as in JSON, and their places as their numbers, from 0. */
public final class EnumShape {

    private final String name;
    private final List<String> constants;
    private final Map<String, Integer> numbers = new HashMap<>();

    EnumShape(String name, List<String> constants) {
        this.name = name;
        this.constants = List.copyOf(constants);
        for (int i = 0; i < constants.size(); i++) {
            if (!constants.get(i).isEmpty()) {
                numbers.put(constants.get(i), i);
            }
        }
    }

    /** Unique within the service. */
    public String name() {
        return name;
    }

    /** By their numbers, from 0; empty where a number is nobody's. */
    public List<String> constants() {
        return constants;
    }

    /** The number of a constant, or -1. */
    public int number(String constant) {
        return numbers.getOrDefault(constant, -1);
    }
}
