package io.doudou.generator.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds a name in the package for each message and enum of its interfaces: one name for what is the
 * same, different ones for what is not. Names that somebody has published stay as they are. Belongs
 * to one thread.
 */
final class PackageNames {

    private final NumberLock shared;

    /** What has a name, by its name. */
    private final Map<String, String> taken = new HashMap<>();

    /** Names by what has them. */
    private final Map<String, String> names = new HashMap<>();

    PackageNames(List<Contract> contracts, NumberLock shared) {
        this.shared = shared;
        // An interface stands beside its messages.
        contracts.forEach(each -> taken.put(each.name(), "interface " + each.name()));
        var uses = new ArrayList<Use>();
        for (var contract : contracts) {
            contract.marks().forEach((name, mark) -> uses.add(new Use(contract, name, mark)));
        }
        uses.stream().sorted(Comparator.comparingInt(this::age)).forEach(this::name);
    }

    /** A message or an enum as one interface knows it. */
    private record Use(Contract contract, String name, String mark) {}

    /** The less, the longer others may know it by its name. */
    private int age(Use use) {
        var lock = use.contract().lock();
        if (lock.names().containsKey(use.name())) {
            return 0;
        }
        if (lock.isEmpty()) {
            return 4;
        }
        if (lock.knows(use.name())) {
            return 2;
        }
        return shared.knows(use.name()) ? 1 : 3;
    }

    private void name(Use use) {
        if (names.containsKey(use.mark())) {
            return;
        }
        // What was written from a file may stand within another message there.
        var simple = use.name().replace(".", "");
        var own = use.contract().name() + simple;
        var name = use.contract().lock().names().getOrDefault(use.name(), simple);
        for (int i = 1; !taken.getOrDefault(name, use.mark()).equals(use.mark()); i++) {
            name = i == 1 ? own : own + i;
        }
        taken.put(name, use.mark());
        names.put(use.mark(), name);
    }

    /** What an interface's messages and enums are called, where that is not their name there. */
    Map<String, String> of(Contract contract) {
        var different = new TreeMap<>(contract.lock().names());
        contract.marks()
                .forEach(
                        (name, mark) -> {
                            different.remove(name);
                            var called = names.getOrDefault(mark, name);
                            if (!called.equals(name)) {
                                different.put(name, called);
                            }
                        });
        return different;
    }
}
