package io.doudou.benchmarks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the bench of remote procedure calls measures, in this order; one part can be asked for. */
enum RpcPart {
    FRONT,
    CALLER,
    MEMORY,
    KILL,
    STREAM,
    SELECTION,
    BROKER,
    NETWORK;

    private static final String ONLY = "--only";

    /**
     * Those behind {@code --only}, with commas between them; all when it is not there.
     *
     * @throws IllegalArgumentException when there is no such part
     */
    static Set<RpcPart> of(List<String> arguments) {
        var only = arguments.indexOf(ONLY);
        if (only < 0) {
            return EnumSet.allOf(RpcPart.class);
        }
        if (only + 1 == arguments.size()) {
            throw new IllegalArgumentException(ONLY + " wants one or some of " + names());
        }
        return Arrays.stream(arguments.get(only + 1).split(","))
                .map(RpcPart::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RpcPart.class)));
    }

    private static RpcPart named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is none of " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(RpcPart::text).collect(Collectors.joining(","));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
