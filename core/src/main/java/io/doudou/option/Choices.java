package io.doudou.option;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enum constants as an operator spells them. */
final class Choices {

    private Choices() {}

    static <E extends Enum<E>> String names(E any) {
        return Arrays.stream(any.getDeclaringClass().getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    static <E extends Enum<E>> E parse(E any, String text) {
        var name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Enum.valueOf(any.getDeclaringClass(), name);
    }
}
