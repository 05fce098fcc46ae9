package io.doudou.generator.read;

import io.doudou.generator.model.Options;
import io.doudou.generator.model.Verb;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the name of a method says about its route, by go-doudou's rules: a leading {@code get},
 * {@code post}, {@code put} or {@code delete} is the verb, the other words are the path. Without
 * such a word the verb is {@code POST}.
 *
 * @param name the method's name as a capitalised word, without the verb
 */
record RouteName(Verb verb, String name, String path) {

    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "DELETE");

    static RouteName of(String interfaceName, String methodName, Options.Paths paths) {
        var capitalised = Character.toUpperCase(methodName.charAt(0)) + methodName.substring(1);
        var snake = Cases.toSnake(capitalised);
        int headEnd = snake.indexOf('_');
        var head = (headEnd < 0 ? snake : snake.substring(0, headEnd)).toUpperCase(Locale.ROOT);
        boolean named = VERBS.contains(head);
        var name = named ? capitalised.substring(head.length()) : capitalised;
        var words = named ? snake.substring(head.length()) : snake;
        return new RouteName(
                named ? Verb.valueOf(head) : Verb.POST,
                name,
                switch (paths) {
                    case SPLIT -> split(words);
                    case WHOLE -> "/" + lower(interfaceName) + "/" + lower(name);
                });
    }

    private static String split(String snake) {
        return Arrays.stream(snake.split("_"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
