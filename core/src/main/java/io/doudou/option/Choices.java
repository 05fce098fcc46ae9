package io.doudou.option;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enum constants as an operator spells them. */
final class Choices {

    private Choices() {}

    static <E extends Enum<E>> String names(E any) {
        return Arrays.stream(any.getDeclaringClass().getEnumConstants())
                .map(Choices::name)
                .collect(Collectors.joining(", "));
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E parse(E any, String text) {
        var name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Enum.valueOf(any.getDeclaringClass(), name);
    }
}
