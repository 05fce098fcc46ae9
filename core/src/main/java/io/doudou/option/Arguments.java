package io.doudou.option;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;

/** Reads a command line of {@code --name value}, {@code --name=value} and {@code --name}. */
final class Arguments {

    private Arguments() {}

    /**
     * The flags with their values; of a flag that stands twice the last one counts, and one without
     * a value is {@code true}.
     *
     * @throws IllegalArgumentException naming the argument that is no flag
     */
    static Source read(String[] arguments) {
        var flags = new HashMap<String, String>();
        var rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            var flag = nameAndValue(rest.remove());
            int equals = flag.indexOf('=');
            if (equals >= 0) {
                flags.put(name(flag.substring(0, equals)), flag.substring(equals + 1));
            } else if (rest.isEmpty() || rest.element().startsWith("--")) {
                flags.put(name(flag), "true");
            } else {
                flags.put(name(flag), rest.remove());
            }
        }
        return new Source("the command line", flags, true);
    }

    /** {@code --PORT} and {@code --GDD_PORT} are what their author thinks they are. */
    private static String name(String flag) {
        return Option.flagName(flag);
    }

    private static String nameAndValue(String argument) {
        if (argument.startsWith("--") && argument.length() > 2 && argument.charAt(2) != '=') {
            return argument.substring(2);
        }
        throw new IllegalArgumentException(
                "\"" + argument + "\" on the command line is no setting: write --name value");
    }
}
