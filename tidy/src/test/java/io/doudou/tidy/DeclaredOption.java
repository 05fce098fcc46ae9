package io.doudou.tidy;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;

import io.doudou.option.Option;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An option as the code declares it, with the sentence above its constant.
 *
 * @param sentence its documentation comment, as plain text
 */
record DeclaredOption(Option<?> option, String sentence) {

    private static final Pattern TAG = Pattern.compile("\\{@\\w+ ([^}]*)}");
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB");

    /** Every option that a running service reads, in the order of its names. */
    static List<DeclaredOption> all() {
        return Room.classes(Room.RUNNING).stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Option.class))
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .map(DeclaredOption::of)
                .sorted((one, other) -> one.option.key().compareTo(other.option.key()))
                .toList();
    }

    /** One row of the table in the documentation. */
    String row() {
        return "| `%s` | %s | %s | %s |"
                .formatted(option.key(), shown(option.fallback()), option.rule(), sentence);
    }

    private static DeclaredOption of(JavaField field) {
        return new DeclaredOption(value(field), sentence(field));
    }

    private static Option<?> value(JavaField declared) {
        try {
            var field = declared.reflect();
            field.setAccessible(true);
            return (Option<?>) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(declared.getFullName(), e);
        }
    }

    private static String sentence(JavaField field) {
        var file = field.getOwner().getName().replaceAll("\\$.*", "").replace('.', '/') + ".java";
        var source =
                SourceTree.java().stream()
                        .filter(
                                path ->
                                        SourceTree.relative(path)
                                                .endsWith("/src/main/java/" + file))
                        .findFirst()
                        .map(SourceTree::read)
                        .orElse("");
        var comment =
                Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*[\\w ]*Option<[^=;]*>\\s+"
                                + field.getName()
                                + "\\b",
                        Pattern.DOTALL);
        var found = comment.matcher(source);
        return found.find() ? plain(found.group(1)) : "";
    }

    private static String plain(String comment) {
        var text = comment.replaceAll("\\n\\s*\\*", "\n").replaceAll("<p>", "");
        return TAG.matcher(text).replaceAll("`$1`").replaceAll("\\s+", " ").strip();
    }

    private static String shown(Object value) {
        return switch (value) {
            case Duration time -> duration(time);
            case Long bytes -> size(bytes);
            case Enum<?> choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
            default -> value.toString().isEmpty() ? "" : "`" + value + "`";
        };
    }

    private static String duration(Duration time) {
        var parts = new LinkedHashMap<String, Long>();
        parts.put("h", time.toHours());
        parts.put("m", (long) time.toMinutesPart());
        parts.put("s", (long) time.toSecondsPart());
        parts.put("ms", (long) time.toMillisPart());
        var text =
                parts.entrySet().stream()
                        .filter(part -> part.getValue() > 0)
                        .map(part -> part.getValue() + part.getKey())
                        .collect(Collectors.joining());
        return text.isEmpty() ? "0" : text;
    }

    private static String size(long bytes) {
        var unit = 0;
        var rest = bytes;
        while (rest > 0 && rest % 1024 == 0 && unit < UNITS.size() - 1) {
            rest /= 1024;
            unit++;
        }
        return unit == 0 ? Long.toString(rest) : rest + UNITS.get(unit);
    }
}
