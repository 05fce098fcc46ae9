package io.doudou.cli.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What the compiler, or the generator inside it, has to say.
 *
 * @param error false: a warning
 * @param code the compiler's own name for the message, {@code compiler.err.not.stmt}
 * @param file where it belongs, if anywhere
 * @param line from 1; 0 without a place
 * @param text the message, on one or more lines
 * @param excerpt the line of source with a mark under the place; empty without a place
 */
public record Message(
        boolean error, String code, Optional<Path> file, long line, String text, String excerpt) {

    static Message of(Diagnostic<? extends JavaFileObject> diagnostic) {
        var source = Optional.<JavaFileObject>ofNullable(diagnostic.getSource());
        return new Message(
                diagnostic.getKind() == Diagnostic.Kind.ERROR,
                String.valueOf(diagnostic.getCode()),
                source.filter(it -> "file".equals(it.toUri().getScheme()))
                        .map(it -> Path.of(it.toUri())),
                Math.max(0, diagnostic.getLineNumber()),
                String.valueOf(diagnostic.getMessage(Locale.ROOT)),
                source.map(it -> excerpt(it, diagnostic)).orElse(""));
    }

    private static String excerpt(JavaFileObject source, Diagnostic<?> diagnostic) {
        try {
            var position = (int) diagnostic.getPosition();
            var text = source.getCharContent(true).toString();
            if (position < 0 || position >= text.length()) {
                return "";
            }
            var begin = text.lastIndexOf('\n', position - 1) + 1;
            var end = text.indexOf('\n', position);
            var line = text.substring(begin, end < 0 ? text.length() : end).stripTrailing();
            var before = text.substring(begin, position).replaceAll("[^\t]", " ");
            return line + "\n" + before + "^";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** The place as {@code folder/File.java:12}, seen from the project. */
    public String place(Project project) {
        return file.map(it -> project.shown(it) + ":" + line).orElse("");
    }

    /** The whole message for people, beginning with its place. */
    public String shown(Project project) {
        var lines = text.split("\n", 2);
        var head = (file.isPresent() ? place(project) + ": " : "") + lines[0];
        var middle = excerpt.isEmpty() ? "" : "\n" + excerpt.indent(4).stripTrailing();
        return head + middle + (lines.length > 1 ? "\n" + lines[1] : "");
    }
}
