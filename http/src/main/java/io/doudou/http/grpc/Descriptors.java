package io.doudou.http.grpc;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The descriptors of all services of a program, one file for each package: services of one package
 * share their records, and a descriptor may be declared once. Immutable.
 */
final class Descriptors {

    private final Collection<String> services;
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, byte[]> symbols = new HashMap<>();

    /** Describes services. */
    Descriptors(List<ServiceFile> described) {
        var names = new TreeSet<String>();
        var packages = new TreeMap<String, List<ServiceFile>>();
        for (var each : described) {
            names.add(each.fullName());
            packages.computeIfAbsent(each.packageName(), key -> new ArrayList<>()).add(each);
        }
        services = Collections.unmodifiableCollection(names);
        packages.forEach(this::add);
    }

    private void add(String packageName, List<ServiceFile> all) {
        var shapes = new PackageShapes();
        all.stream()
                .sorted(Comparator.comparing(ServiceFile::name))
                .forEach(each -> shapes.add(each.name(), each.shapes()));
        var file = packageName.isEmpty() ? "services.proto" : packageName + ".proto";
        var descriptor = new DescriptorWriter(packageName, shapes).file(file, all);
        files.put(file, descriptor);
        all.forEach(each -> symbols.put(each.fullName(), descriptor));
        var prefix = packageName.isEmpty() ? "" : packageName + ".";
        shapes.messages().keySet().forEach(name -> symbols.put(prefix + name, descriptor));
        shapes.enums().keySet().forEach(name -> symbols.put(prefix + name, descriptor));
        var wellKnown = WellKnownFiles.of(shapes.wellKnown());
        files.putAll(wellKnown);
        for (var name : shapes.wellKnown()) {
            symbols.put(name, wellKnown.get(WellKnownFiles.fileOf(name)));
        }
    }

    /** Full names, sorted. */
    Collection<String> services() {
        return services;
    }

    /** The descriptor of a file; null when there is none of that name. */
    byte @Nullable [] fileNamed(String name) {
        return files.get(name);
    }

    /** The file that declares a service, a method, a message, or what is in one; else null. */
    byte @Nullable [] fileOf(String symbol) {
        var name = symbol.startsWith(".") ? symbol.substring(1) : symbol;
        while (!name.isEmpty()) {
            var found = symbols.get(name);
            if (found != null) {
                return found;
            }
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
        return null;
    }
}
