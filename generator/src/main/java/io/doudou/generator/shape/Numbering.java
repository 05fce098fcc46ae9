package io.doudou.generator.shape;

import io.doudou.generator.model.Origin;
import io.doudou.generator.model.Problem;
import io.doudou.generator.shape.NumberLock.Line;
import io.doudou.generator.shape.Shapes.Constant;
import io.doudou.generator.shape.Shapes.Constants;
import io.doudou.generator.shape.Shapes.Message;
import io.doudou.generator.shape.Shapes.Removed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers the messages of one service after a lock. Belongs to one thread. */
final class Numbering {

    private final Map<String, Map<String, Line>> lines = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Numbering(Map<String, Map<String, Line>> known) {
        known.forEach((message, of) -> lines.put(message, new HashMap<>(of)));
    }

    /** With everything that was numbered. Messages that nobody uses now keep their lines. */
    NumberLock lock(Map<String, String> names) {
        return new NumberLock(lines, names);
    }

    List<Problem> problems() {
        return problems;
    }

    /** A {@code .proto} file is the lock of what was made from it. */
    Message number(Message message) {
        var known = of(message.name());
        var fields = new ArrayList<Field>();
        for (var field : message.fields()) {
            var type = field.wireType();
            var origin = field.origin();
            fields.add(
                    field.isFixed()
                            ? field
                            : field.at(number(message.name(), field.name(), type, 1, origin)));
        }
        fields.sort(Comparator.comparingInt(Field::number));
        var removed = remove(known, fields.stream().map(Field::name).toList());
        return new Message(
                message.name(),
                message.owner(),
                message.form(),
                message.discriminator(),
                message.doc(),
                fields,
                removed);
    }

    Constants number(Constants type) {
        var known = of(type.name());
        var list = new ArrayList<Constant>();
        for (var each : type.list()) {
            var name = each.name();
            var number =
                    each.isFixed()
                            ? each.number()
                            : number(type.name(), name, NumberLock.CONSTANT, 0, Origin.NONE);
            list.add(new Constant(number, name, each.isFixed(), each.doc()));
        }
        list.sort(Comparator.comparingInt(Constant::number));
        var removed = remove(known, list.stream().map(Constant::name).toList());
        removed.stream().filter(each -> each.number() == 0).forEach(each -> zero(type, each));
        return new Constants(type.name(), type.owner(), type.doc(), list, removed);
    }

    /** What is absent on the wire means number 0, so it can never mean another constant. */
    private void zero(Constants type, Removed gone) {
        problems.add(
                new Problem(
                        Origin.NONE,
                        ("%s.%s has number 0 on the wire, for which callers leave the field out;"
                                        + " keep the constant")
                                .formatted(type.name(), gone.name())));
    }

    private Map<String, Line> of(String message) {
        return lines.computeIfAbsent(message, _ -> new HashMap<>());
    }

    private int number(String message, String name, String type, int first, Origin origin) {
        var known = of(message);
        var line = known.get(name);
        if (line != null && !line.type().equals(type)) {
            problems.add(new Problem(origin, changed(message, line, type)));
            return line.number();
        }
        var number = line == null ? next(known, first) : line.number();
        known.put(name, new Line(name, number, type, false));
        return number;
    }

    private static int next(Map<String, Line> known, int first) {
        return known.values().stream().mapToInt(each -> each.number() + 1).reduce(first, Math::max);
    }

    private static String changed(String message, Line line, String type) {
        return ("%s.%s %s %s with number %d on the wire, and cannot become %s; give it another name"
                        + " (@JsonName), which gets a number of its own, or delete its line in the"
                        + " lock while nobody uses it")
                .formatted(
                        message,
                        line.name(),
                        line.isRemoved() ? "was once" : "is",
                        line.type(),
                        line.number(),
                        type);
    }

    private static List<Removed> remove(Map<String, Line> known, List<String> names) {
        var kept = new HashSet<>(names);
        known.values().stream()
                .filter(line -> !kept.contains(line.name()))
                .toList()
                .forEach(line -> known.put(line.name(), line.removed()));
        return known.values().stream()
                .filter(Line::isRemoved)
                .sorted(Comparator.comparingInt(Line::number))
                .map(line -> new Removed(line.number(), line.name()))
                .toList();
    }
}
