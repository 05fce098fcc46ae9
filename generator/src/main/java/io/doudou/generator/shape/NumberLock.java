package io.doudou.generator.shape;

import io.doudou.generator.model.Problem;
import io.doudou.generator.shape.Shapes.Constants;
import io.doudou.generator.shape.Shapes.Form;
import io.doudou.generator.shape.Shapes.Message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The numbers that fields and constants have for ever, as a text that people check in and merge:
 * one line for each, {@code User.name = 2 string}, sorted by message and number. What is gone keeps
 * its line, with {@code removed} behind it. Immutable.
 */
public final class NumberLock {

    /** Follows the name of the interface: {@code GreeterService.proto.lock}. */
    public static final String SUFFIX = ".proto.lock";

    /** Names the lock of what interfaces of one package share: {@code messages.proto.lock}. */
    public static final String SHARED = "messages";

    /** A lock in which nothing stands yet. */
    public static final NumberLock EMPTY = new NumberLock(Map.of(), Map.of());

    /** The largest number that protobuf has room for. */
    private static final int NUMBER_MAX = (1 << 29) - 1;

    /** What an enum's constant has for a type. */
    static final String CONSTANT = "constant";

    private static final String HEAD =
            """
            # The numbers that fields and constants have on the wire, for ever. Check this file in.
            # Written by 'doudou svc proto', read by the compiler. Sort out merges line by line.
            """;
    private static final String REMOVED = ", removed";
    private static final Pattern LINE =
            Pattern.compile("(\\w+)\\.(.+) = (\\d{1,9}) (.+?)(" + REMOVED + ")?");
    private static final String CALLED = " is called ";
    private static final Pattern NAME = Pattern.compile("([\\w.]+)" + CALLED + "(\\w+)");

    /** Of each message and enum by its name, its lines by the names of their fields. */
    private final Map<String, Map<String, Line>> lines;

    /** What messages and enums are called in the file, where that is not their name here. */
    private final Map<String, String> names;

    NumberLock(Map<String, Map<String, Line>> lines, Map<String, String> names) {
        this.lines = lines;
        this.names = names;
    }

    /** One line of the lock. */
    record Line(String name, int number, String type, boolean isRemoved) {

        Line removed() {
            return new Line(name, number, type, true);
        }

        /** The same line of a type that has another name. */
        Line of(String otherType) {
            return new Line(name, number, otherType, isRemoved);
        }
    }

    /**
     * Reads a lock.
     *
     * @throws IllegalArgumentException when it is none, with the line and what to do
     */
    public static NumberLock parse(String text) {
        var lines = new TreeMap<String, Map<String, Line>>();
        var names = new TreeMap<String, String>();
        int at = 0;
        for (var each : text.lines().toList()) {
            at++;
            var name = NAME.matcher(each.strip());
            if (name.matches()) {
                names.put(name.group(1), name.group(2));
            } else if (!each.isBlank() && !each.startsWith("#")) {
                add(each.strip(), at, lines);
            }
        }
        return new NumberLock(lines, names);
    }

    private static void add(String text, int at, Map<String, Map<String, Line>> lines) {
        var parts = LINE.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > NUMBER_MAX) {
            throw new IllegalArgumentException(
                    "line "
                            + at
                            + " must read like 'User.name = 2 string', but is '"
                            + text
                            + "'; take the file from version control");
        }
        var number = Integer.parseInt(parts.group(3));
        var message = lines.computeIfAbsent(parts.group(1), _ -> new HashMap<>());
        var line = new Line(parts.group(2), number, parts.group(4), parts.group(5) != null);
        for (var other : message.values()) {
            if (other.number() == number || other.name().equals(line.name())) {
                throw new IllegalArgumentException(
                        ("line %d: %s.%s has number %d, but %s has number %d; of lines that were"
                                        + " merged, delete the one that nobody has in use, and it"
                                        + " gets a new number")
                                .formatted(
                                        at,
                                        parts.group(1),
                                        line.name(),
                                        number,
                                        other.name(),
                                        other.number()));
            }
        }
        message.put(line.name(), line);
    }

    /** The text of the lock. */
    public String text() {
        var text = new StringBuilder(HEAD);
        new TreeMap<>(names)
                .forEach((name, called) -> text.append(name + CALLED + called).append('\n'));
        new TreeMap<>(lines).forEach((message, of) -> write(text, message, of.values()));
        return text.toString();
    }

    private static void write(StringBuilder text, String message, Collection<Line> lines) {
        for (var line : sorted(lines)) {
            text.append(message).append('.').append(line.name()).append(" = ");
            text.append(line.number()).append(' ').append(line.type());
            text.append(line.isRemoved() ? REMOVED : "").append('\n');
        }
    }

    private static List<Line> sorted(Collection<Line> lines) {
        return lines.stream().sorted(Comparator.comparingInt(Line::number)).toList();
    }

    /** Whether nothing stands in it, as before somebody has written a file for the first time. */
    boolean isEmpty() {
        return lines.isEmpty() && names.isEmpty();
    }

    /** Whether a message or an enum stands in it. */
    boolean knows(String name) {
        return lines.containsKey(name);
    }

    /** What a message or an enum is called in the file. */
    String called(String name) {
        return names.getOrDefault(name, name);
    }

    Map<String, Map<String, Line>> lines() {
        return lines;
    }

    Map<String, String> names() {
        return names;
    }

    /**
     * Gives shapes the numbers of this lock, and new ones to what is new.
     *
     * @param shared the lock of the package, whose messages and enums have their numbers there
     */
    public Numbered number(Shapes shapes, NumberLock shared) {
        var own = new Numbering(lines);
        var others = new Numbering(shared.lines);
        var enums = new ArrayList<Constants>();
        for (var each : shapes.enums()) {
            enums.add(
                    shared.knows(called(each.name()))
                            ? others.number(each.renamed(this::called))
                            : own.number(each).renamed(this::called));
        }
        var messages = new ArrayList<Message>();
        for (var each : shapes.messages()) {
            messages.add(
                    !isNumbered(each.form())
                            ? each.renamed(this::called)
                            : shared.knows(called(each.name()))
                                    ? others.number(each.renamed(this::called))
                                    : own.number(each).renamed(this::called));
        }
        var named = shapes.renamed(this::called);
        var all = new Shapes(enums, messages, named.procedures(), named.topics());
        var problems = new ArrayList<>(own.problems());
        problems.addAll(others.problems());
        return new Numbered(all, own.lock(names), others.lock(shared.names), problems);
    }

    /** Others have the same numbers always, or those of a {@code .proto} file. */
    private static boolean isNumbered(Form form) {
        return switch (form) {
            case RECORD, CHOICE -> true;
            case VALUE, ONEOF, TIMESTAMP, DURATION -> false;
        };
    }

    /**
     * Shapes under the names and the numbers that they keep.
     *
     * @param lock with all numbers, but those of the package
     * @param shared with those of the package
     * @param problems why the new shapes would break those who know the old ones; the rest is of no
     *     use then
     */
    public record Numbered(
            Shapes shapes, NumberLock lock, NumberLock shared, List<Problem> problems) {

        public Numbered {
            problems = List.copyOf(problems);
        }

        /** The same with these problems. */
        Numbered with(List<Problem> all) {
            return new Numbered(shapes, lock, shared, all);
        }
    }
}
