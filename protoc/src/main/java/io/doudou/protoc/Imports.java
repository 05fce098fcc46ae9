package io.doudou.protoc;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one source names types: briefly where nothing else in sight has the name, else in full.
 * Belongs to one thread.
 */
final class Imports {

    private final String packageName;

    /** What a brief name means already: types of the package, and those within the file's types. */
    private final Set<String> inPackage = new HashSet<>();

    private final Set<String> within = new HashSet<>();
    private final Set<String> used = new TreeSet<>();

    Imports(FileDescriptor file, Collection<FileDescriptor> all) {
        this.packageName = Names.packageOf(file);
        for (var each : all) {
            if (Names.packageOf(each).equals(packageName)) {
                each.getMessageTypes().forEach(type -> inPackage.add(type.getName()));
                each.getEnumTypes().forEach(type -> inPackage.add(type.getName()));
                each.getServices().forEach(type -> inPackage.add(type.getName()));
            }
        }
        file.getMessageTypes().forEach(this::addWithin);
    }

    private void addWithin(Descriptor message) {
        for (var oneof : message.getRealOneofs()) {
            within.add(Names.choice(oneof));
            oneof.getFields().forEach(field -> within.add(Names.caseOf(field)));
        }
        for (var type : message.getEnumTypes()) {
            within.add(type.getName());
        }
        for (var type : message.getNestedTypes()) {
            within.add(type.getName());
            addWithin(type);
        }
    }

    /** A type of a library, by its canonical name; arrays are what they are. */
    String of(String canonicalName) {
        int dot = canonicalName.lastIndexOf('.');
        var simple = canonicalName.substring(dot + 1);
        if (dot < 0) {
            return canonicalName;
        }
        var isImported =
                used.stream()
                        .anyMatch(
                                each -> each.endsWith("." + simple) && !each.equals(canonicalName));
        if (isImported || inPackage.contains(simple) || within.contains(simple)) {
            return canonicalName;
        }
        if (!canonicalName.equals("java.lang." + simple)) {
            used.add(canonicalName);
        }
        return simple;
    }

    String of(Descriptor message) {
        return ofFile(message);
    }

    String of(EnumDescriptor type) {
        return ofFile(type);
    }

    /** A type of a {@code .proto} file. */
    private String ofFile(GenericDescriptor type) {
        var from = Names.packageOf(type.getFile());
        var name = Names.within(type);
        int dot = name.indexOf('.');
        var outermost = dot < 0 ? name : name.substring(0, dot);
        var rest = dot < 0 ? "" : name.substring(dot);
        if (!from.equals(packageName)) {
            return of(from + "." + outermost) + rest;
        }
        return within.contains(outermost) ? from + "." + name : name;
    }

    /** Canonical names, sorted. */
    Set<String> used() {
        return used;
    }
}
