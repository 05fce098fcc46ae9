package io.doudou.generator.shape;

import io.doudou.generator.shape.Shapes.Message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One interface of a package: its shapes, and the lock that it has so far.
 *
 * @param name of the interface, without its package
 */
public record Contract(String name, Shapes shapes, NumberLock lock) {

    /**
     * What tells its messages and enums from others of the same name, by their names: two with the
     * same mark are the same one, in whichever interface. Without those of protobuf.
     */
    Map<String, String> marks() {
        var marks = new LinkedHashMap<String, String>();
        shapes.enums().forEach(each -> marks.put(each.name(), each.owner()));
        var messages =
                shapes.messages().stream()
                        .filter(each -> !each.isWellKnown())
                        .collect(Collectors.toMap(Message::name, each -> each));
        shapes.messages().stream()
                .filter(each -> messages.containsKey(each.name()))
                .forEach(each -> marks.put(each.name(), mark(each, messages)));
        return marks;
    }

    /** What only stands around something is the same where name and content are the same. */
    private String mark(Message message, Map<String, Message> messages) {
        if (!message.owner().isEmpty()) {
            return message.owner();
        }
        var marks = new StringBuilder(message.name());
        for (var field : message.fields()) {
            var of = messages.get(field.type());
            marks.append(' ').append(field.count()).append(' ').append(field.kind());
            marks.append('(').append(of == null ? enumOf(field) : mark(of, messages)).append(')');
        }
        return marks.toString();
    }

    private String enumOf(Field field) {
        return shapes.enums().stream()
                .filter(each -> each.name().equals(field.type()))
                .map(Shapes.Constants::owner)
                .findFirst()
                .orElse(field.type());
    }
}
