package io.doudou.app;

import io.doudou.option.Option;
import io.doudou.option.Settings;

import java.util.Comparator;
import java.util.List;

/**
 * What {@code --help} prints: the flags of the program, then those that every program has.
 *
 * @param own what the program itself reads
 * @param others what everything else reads
 */
record HelpText(List<Option<?>> own, List<Option<?>> others) {

    private static final String HEAD =
            """
            Each setting is a flag, or a variable of the environment or of .env: --port 8080 or GDD_PORT=8080.
            --NAME http://host:port says where the service NAME is, whatever the registry knows.
            """;

    @Override
    public String toString() {
        var text = new StringBuilder(HEAD);
        append(text, "Of this program", own);
        append(text, "Of every program", others);
        return text.toString();
    }

    private static void append(StringBuilder text, String heading, List<Option<?>> options) {
        if (!options.isEmpty()) {
            text.append('\n').append(heading).append(":\n");
            options.stream()
                    .sorted(Comparator.comparing(Option::flagName))
                    .forEach(option -> append(text, option));
        }
    }

    private static void append(StringBuilder text, Option<?> option) {
        var setting = Settings.none().list(List.of(option)).getFirst();
        text.append("  --").append(option.flagName()).append("  ").append(option.rule());
        if (!setting.fallback().isEmpty()) {
            text.append(" (").append(setting.fallback()).append(')');
        }
        text.append('\n');
        if (!option.about().isEmpty()) {
            text.append("      ").append(option.about()).append('\n');
        }
    }
}
