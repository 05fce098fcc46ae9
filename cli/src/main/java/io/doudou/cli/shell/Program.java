package io.doudou.cli.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to start, and where: the words of a command line that no shell interprets.
 *
 * @param words the program's name, then its arguments
 * @param folder where it runs
 * @param environment what is set in addition to the environment of this process
 */
public record Program(List<String> words, Path folder, Map<String, String> environment) {

    /** A program in a folder, with the environment of this process. */
    public static Program in(Path folder, String... words) {
        return new Program(List.of(words), folder, Map.of());
    }

    /** The same program with more arguments. */
    public Program with(List<String> arguments) {
        var more = new ArrayList<>(words);
        more.addAll(arguments);
        return new Program(List.copyOf(more), folder, environment);
    }

    /** The same program with one more environment variable. */
    public Program with(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new Program(words, folder, Map.copyOf(more));
    }

    /** The command line as a person would type it into a POSIX shell. */
    public String text() {
        return words.stream().map(Program::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
