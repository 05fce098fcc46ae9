package io.doudou.generator.write;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How fields and constants are called in a {@code .proto} file, whose words are plain ASCII, and
 * whose constants share one room with all messages and other constants. The server that describes
 * itself has the same class, because no room may see both. Immutable.
 */
final class ProtoNames {

    /** Names that a constant cannot have alone, because something else has it, too. */
    private final Set<String> shared = new HashSet<>();

    /**
     * The names of one package.
     *
     * @param types of messages and enums
     * @param constants of each enum
     */
    ProtoNames(Collection<String> types, Collection<List<String>> constants) {
        var once = new HashSet<>(types);
        for (var list : constants) {
            list.stream().filter(name -> !once.add(name)).forEach(shared::add);
        }
    }

    /** {@code RED}, or {@code COLOR_RED} where there is another. */
    String constant(String type, String name) {
        return shared.contains(name) ? snake(type).toUpperCase(Locale.ROOT) + "_" + name : name;
    }

    /**
     * {@code user_id} for {@code userId}; with its number where two fields would be the same.
     *
     * @param all names of the fields of its message
     */
    static String field(String name, int number, Collection<String> all) {
        var snake = snake(name);
        var alike = all.stream().filter(other -> json(snake(other)).equals(json(snake))).count();
        return alike > 1 ? snake + "_" + number : snake;
    }

    private static String snake(String name) {
        var snake =
                name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .replaceAll("[^A-Za-z0-9_]", "_")
                        .toLowerCase(Locale.ROOT);
        return Character.isDigit(snake.charAt(0)) ? "_" + snake : snake;
    }

    /** What protobuf's JSON makes of the name of a field by itself. */
    static String json(String name) {
        var json = new StringBuilder();
        boolean isCapital = false;
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '_') {
                isCapital = true;
            } else {
                json.append(isCapital ? Character.toUpperCase(name.charAt(i)) : name.charAt(i));
                isCapital = false;
            }
        }
        return json.toString();
    }
}
