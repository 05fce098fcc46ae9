package io.doudou.generator.write;

import io.doudou.generator.shape.Field;
import io.doudou.generator.shape.Shapes;
import io.doudou.generator.shape.Shapes.Constant;
import io.doudou.generator.shape.Shapes.Constants;
import io.doudou.generator.shape.Shapes.Message;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How fields and constants are called in a {@code .proto} file, whose words are plain ASCII, and
 * whose constants share one room with all messages and other constants.
 */
final class ProtoNames {

    /** Names that a constant cannot have alone, because something else has it, too. */
    private final Set<String> shared = new HashSet<>();

    ProtoNames(Shapes shapes) {
        var once = new HashSet<String>();
        var all =
                Stream.of(
                                shapes.messages().stream().map(Message::name),
                                shapes.enums().stream().map(Constants::name),
                                shapes.enums().stream()
                                        .flatMap(each -> each.list().stream().map(Constant::name)))
                        .flatMap(names -> names);
        all.filter(name -> !once.add(name)).forEach(shared::add);
    }

    /** {@code RED}, or {@code COLOR_RED} where there is another. */
    String constant(Constants type, String name) {
        return shared.contains(name)
                ? snake(type.name()).toUpperCase(Locale.ROOT) + "_" + name
                : name;
    }

    /** {@code user_id} for {@code userId}; with its number where two fields would be the same. */
    String field(Message message, Field field) {
        var name = snake(field.name());
        var isShared =
                message.fields().stream()
                        .anyMatch(
                                other ->
                                        other != field
                                                && json(snake(other.name())).equals(json(name)));
        return isShared ? name + "_" + field.number() : name;
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
