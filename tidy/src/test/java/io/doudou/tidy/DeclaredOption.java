package io.doudou.tidy;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;

import io.doudou.option.Option;
import io.doudou.option.Settings;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An option as the code declares it.
 *
 * @param constant the name of the constant that holds it
 * @param comment the documentation comment above the constant, empty when there is none
 */
record DeclaredOption(Option<?> option, String constant, String comment) {

    private static final Pattern LINK = Pattern.compile("\\{@link \\w*#(\\w+)}");
    private static final Pattern TAG = Pattern.compile("\\{@\\w+\\s+([^}]*)}");

    /** How a comment begins the sentence about a default that depends on the machine. */
    private static final Pattern DEPENDS = Pattern.compile("Unless[\\s*]+chosen");

    /** Every option that a running service reads, in the order of their names. */
    static List<DeclaredOption> all() {
        return Room.classes(Room.RUNNING).stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Option.class))
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .map(field -> new DeclaredOption(value(field), field.getName(), comment(field)))
                .sorted((one, other) -> one.option.key().compareTo(other.option.key()))
                .toList();
    }

    /** Its row in the table of the documentation. */
    String row(List<DeclaredOption> all) {
        return "| `%s` | %s | %s | %s |"
                .formatted(option.key(), fallback(), option.rule(), sentence(all));
    }

    /** As an operator would write it, unless the comment says that it depends on the machine. */
    private String fallback() {
        var shown = Settings.none().list(List.of(option)).getFirst().fallback();
        return shown.isEmpty() || DEPENDS.matcher(comment).find() ? "" : "`" + shown + "`";
    }

    /** The comment as plain text; other options are named as an operator knows them. */
    private String sentence(List<DeclaredOption> all) {
        var text = comment.replaceAll("\\n\\s*\\*", "\n").replaceAll("<p>", "");
        var named = LINK.matcher(text).replaceAll(link -> "`" + key(all, link.group(1)) + "`");
        return TAG.matcher(named).replaceAll("`$1`").replaceAll("\\s+", " ").strip();
    }

    private static String key(List<DeclaredOption> all, String constant) {
        return all.stream()
                .filter(other -> other.constant.equals(constant))
                .findFirst()
                .map(other -> other.option.key())
                .orElse(constant);
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

    private static String comment(JavaField field) {
        var file = field.getOwner().getName().replaceAll("\\$.*", "").replace('.', '/') + ".java";
        var comment =
                Pattern.compile(
                        "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*[\\w ]*Option<[^=;]*>\\s+"
                                + field.getName()
                                + "\\b");
        return SourceTree.java().stream()
                .filter(path -> path.toString().endsWith("/src/main/java/" + file))
                .map(SourceTree::read)
                .flatMap(source -> comment.matcher(source).results())
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }
}
