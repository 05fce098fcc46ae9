package io.doudou.generator.shape;

import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Service;
import io.doudou.generator.shape.Shapes.Form;
import io.doudou.generator.shape.Shapes.Message;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the shapes of an interface that was written from a {@code .proto} file the names that their
 * messages have there: those within others stand behind these, {@code Order.Line}, and nothing is
 * {@code google.protobuf.Empty}. Belongs to one thread.
 */
final class FileNames {

    private static final String EMPTY = Shapes.WELL_KNOWN + "Empty";

    private final Service service;
    private final Shapes shapes;
    private final Map<String, String> names = new HashMap<>();

    FileNames(Service service, Shapes shapes) {
        this.service = service;
        this.shapes = shapes;
    }

    Shapes named() {
        var taken = new HashSet<String>();
        for (var each : service.declarations()) {
            if (isOfPackage(each)) {
                var name = String.join(".", each.javaName().simpleNames());
                names.put(each.name(), name);
                taken.add(name);
            }
        }
        for (var each : service.declarations()) {
            if (!isOfPackage(each) && !taken.add(each.name())) {
                names.put(each.name(), each.javaName().canonicalName().replace('.', '_'));
            }
        }
        shapes.messages().stream()
                .filter(this::isNothing)
                .forEach(each -> names.put(each.name(), EMPTY));
        var renamed = shapes.renamed(name -> names.getOrDefault(name, name));
        var messages = new LinkedHashMap<String, Message>();
        renamed.messages().forEach(each -> messages.putIfAbsent(each.name(), each));
        return new Shapes(
                renamed.enums(),
                List.copyOf(messages.values()),
                renamed.procedures(),
                renamed.topics());
    }

    private boolean isOfPackage(Declaration type) {
        return type.javaName().packageName().equals(service.javaName().packageName());
    }

    /** What no record stands for: no parameters, or no result. */
    private boolean isNothing(Message message) {
        return message.form() == Form.RECORD
                && message.fields().isEmpty()
                && service.declarations().stream()
                        .noneMatch(each -> each.name().equals(message.name()));
    }
}
