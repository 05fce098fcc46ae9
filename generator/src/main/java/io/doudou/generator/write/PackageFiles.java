package io.doudou.generator.write;

import io.doudou.generator.shape.NumberLock;
import io.doudou.generator.shape.Shapes;
import io.doudou.generator.shape.Shapes.Constant;
import io.doudou.generator.shape.Shapes.Constants;
import io.doudou.generator.shape.Shapes.Message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the {@code .proto} files of one package have in common. {@code protoc} takes all of them
 * together, so a name may stand in one of them only. Immutable.
 */
public final class PackageFiles {

    private final String packageName;
    private final Set<String> sharedNames;
    private final Shapes shared;
    private final ProtoNames names;

    /**
     * @param all shapes of each interface of the package
     * @param sharedNames of messages and enums that stand in a file of their own
     */
    public PackageFiles(String packageName, Collection<Shapes> all, Set<String> sharedNames) {
        this.packageName = packageName;
        this.sharedNames = Set.copyOf(sharedNames);
        var enums = new TreeMap<String, Constants>();
        var messages = new TreeMap<String, Message>();
        for (var each : all) {
            each.enums().forEach(type -> enums.putIfAbsent(type.name(), type));
            each.messages().forEach(type -> messages.putIfAbsent(type.name(), type));
        }
        this.names = names(messages.keySet(), enums);
        enums.keySet().retainAll(sharedNames);
        messages.keySet().retainAll(sharedNames);
        this.shared =
                new Shapes(
                        List.copyOf(enums.values()),
                        List.copyOf(messages.values()),
                        List.of(),
                        List.of());
    }

    private static ProtoNames names(Set<String> messages, Map<String, Constants> enums) {
        var types = new ArrayList<>(messages);
        types.addAll(enums.keySet());
        var constants =
                enums.values().stream()
                        .map(each -> each.list().stream().map(Constant::name).toList())
                        .toList();
        return new ProtoNames(types, constants);
    }

    String packageName() {
        return packageName;
    }

    ProtoNames names() {
        return names;
    }

    /** What stands in the shared file. */
    Shapes shared() {
        return shared;
    }

    /** As files import it. */
    String sharedFile() {
        var folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        return folder + NumberLock.SHARED + ".proto";
    }

    /** Whether an interface uses something of the shared file. */
    boolean isShared(Shapes shapes) {
        return shapes.enums().stream().anyMatch(each -> sharedNames.contains(each.name()))
                || shapes.messages().stream().anyMatch(each -> sharedNames.contains(each.name()));
    }

    /** An interface without what stands in the shared file. */
    Shapes without(Shapes shapes) {
        return new Shapes(
                shapes.enums().stream().filter(each -> isOwn(each.name())).toList(),
                shapes.messages().stream().filter(each -> isOwn(each.name())).toList(),
                shapes.procedures(),
                shapes.topics());
    }

    private boolean isOwn(String name) {
        return !sharedNames.contains(name);
    }
}
