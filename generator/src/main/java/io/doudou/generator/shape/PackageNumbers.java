package io.doudou.generator.shape;

import io.doudou.generator.model.Origin;
import io.doudou.generator.model.Problem;
import io.doudou.generator.shape.NumberLock.Line;
import io.doudou.generator.shape.NumberLock.Numbered;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers the interfaces of one package together. What several of them use moves, with the numbers
 * that it had, from their locks into the one of the package, and stays there. Belongs to one
 * thread.
 */
public final class PackageNumbers {

    private static final Pattern WORD = Pattern.compile("\\w+");

    private final Map<String, Map<String, Line>> lines = new TreeMap<>();
    private final List<Contract> moved = new ArrayList<>();
    private final Map<String, List<Problem>> problems = new LinkedHashMap<>();

    private PackageNumbers() {}

    /**
     * What the interfaces are under the numbers that they keep.
     *
     * @param contracts by their names, in the order of these
     * @param shared the lock of the package with all numbers; empty when there is nothing to share
     * @param names of what stands in the file of the package, when there is one
     */
    public record Numbers(Map<String, Numbered> contracts, NumberLock shared, Set<String> names) {}

    /**
     * Numbers interfaces.
     *
     * @param shared the lock of the package so far
     */
    public static Numbers of(List<Contract> contracts, NumberLock shared) {
        return new PackageNumbers().number(contracts, shared);
    }

    private Numbers number(List<Contract> contracts, NumberLock shared) {
        var names = new PackageNames(contracts, shared);
        shared.lines().forEach((name, of) -> lines.put(name, new HashMap<>(of)));
        var together = together(contracts, names, shared);
        together.forEach(name -> lines.computeIfAbsent(name, _ -> new HashMap<>()));
        contracts.forEach(each -> move(each, names.of(each), together));
        var all = new LinkedHashMap<String, Numbered>();
        var lock = new NumberLock(lines, Map.of());
        for (var each : moved) {
            var numbered = each.lock().number(each.shapes(), lock);
            lock = numbered.shared();
            var wrong = new ArrayList<>(problems.getOrDefault(each.name(), List.of()));
            wrong.addAll(numbered.problems());
            all.put(each.name(), numbered.with(wrong));
        }
        return new Numbers(all, lock, together);
    }

    /** What more than one interface uses, or did so once. */
    private static Set<String> together(
            List<Contract> contracts, PackageNames names, NumberLock shared) {
        var uses = new TreeMap<String, Integer>();
        for (var each : contracts) {
            var called = names.of(each);
            each.marks()
                    .keySet()
                    .forEach(name -> uses.merge(called.getOrDefault(name, name), 1, Integer::sum));
        }
        return uses.entrySet().stream()
                .filter(use -> use.getValue() > 1 || shared.knows(use.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Takes the lines of what is shared out of the lock of an interface. */
    private void move(Contract contract, Map<String, String> called, Set<String> together) {
        var own = new TreeMap<>(contract.lock().lines());
        var used = contract.marks().keySet();
        contract.lock()
                .lines()
                .forEach(
                        (name, of) -> {
                            var shared = called.getOrDefault(name, name);
                            if (used.contains(name) && together.contains(shared)) {
                                own.remove(name);
                                of.values().forEach(line -> move(contract, shared, line, called));
                            }
                        });
        moved.add(new Contract(contract.name(), contract.shapes(), new NumberLock(own, called)));
    }

    private void move(Contract contract, String message, Line line, Map<String, String> called) {
        var type = line.type();
        var named =
                WORD.matcher(type).replaceAll(it -> called.getOrDefault(it.group(), it.group()));
        var there = lines.computeIfAbsent(message, _ -> new HashMap<>());
        var moved = line.of(type.equals(NumberLock.CONSTANT) ? type : named);
        for (var other : there.values()) {
            boolean isSame = other.name().equals(moved.name());
            if (isSame != (other.number() == moved.number())
                    || (isSame && !other.type().equals(moved.type()))) {
                problems.computeIfAbsent(contract.name(), _ -> new ArrayList<>())
                        .add(new Problem(Origin.NONE, differs(contract, message, moved, other)));
                return;
            }
        }
        var known = there.get(moved.name());
        if (known == null || known.isRemoved()) {
            there.put(moved.name(), moved);
        }
    }

    private static String differs(Contract contract, String message, Line line, Line other) {
        return ("%s.%s is %s with number %d in the lock of %s, but another interface of the package"
                        + " has it that %s is %s with number %d; delete the line that nobody has in"
                        + " use")
                .formatted(
                        message,
                        line.name(),
                        line.type(),
                        line.number(),
                        contract.name(),
                        other.name(),
                        other.type(),
                        other.number());
    }
}
