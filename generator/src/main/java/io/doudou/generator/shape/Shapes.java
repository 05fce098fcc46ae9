package io.doudou.generator.shape;

import io.doudou.generator.model.Method;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All messages and enums of one service, and what its procedures and topics take and give.
 *
 * @param enums in the order of their names
 * @param messages those of the service's own types, then those that stand around others
 */
public record Shapes(
        List<Constants> enums,
        List<Message> messages,
        List<Procedure> procedures,
        List<Topic> topics) {

    /** Begins the names of messages that come with protobuf. */
    static final String WELL_KNOWN = "google.protobuf.";

    public Shapes {
        enums = List.copyOf(enums);
        messages = List.copyOf(messages);
        procedures = List.copyOf(procedures);
        topics = List.copyOf(topics);
    }

    /**
     * Whether a {@code .proto} file says all of it, from which the interface was written. What
     * comes with protobuf says nothing about that.
     */
    public boolean isFromFile() {
        var own =
                messages.stream()
                        .filter(each -> !each.isWellKnown())
                        .flatMap(each -> each.fields().stream())
                        .toList();
        return !own.isEmpty() && own.stream().allMatch(Field::isFixed);
    }

    /** The same with other names of messages and enums. */
    Shapes renamed(UnaryOperator<String> names) {
        return new Shapes(
                enums.stream().map(each -> each.renamed(names)).toList(),
                messages.stream().map(each -> each.renamed(names)).toList(),
                procedures.stream().map(each -> each.renamed(names)).toList(),
                topics.stream().map(each -> each.renamed(names)).toList());
    }

    /**
     * An enum.
     *
     * @param owner the whole name of the type that it is in Java
     * @param list sorted by number
     * @param removed which numbers and names no other constant may get
     */
    public record Constants(
            String name, String owner, String doc, List<Constant> list, List<Removed> removed) {

        public Constants {
            list = List.copyOf(list);
            removed = List.copyOf(removed);
        }

        Constants renamed(UnaryOperator<String> names) {
            return new Constants(names.apply(name), owner, doc, list, removed);
        }
    }

    /**
     * One constant of an enum.
     *
     * @param isFixed whether the number comes from a {@code .proto} file
     */
    public record Constant(int number, String name, boolean isFixed, String doc) {}

    /**
     * A message.
     *
     * @param owner the whole name of the type that it is in Java, or of the method whose parameters
     *     it has; empty when it only stands around another value, or around nothing
     * @param discriminator of a {@link Form#CHOICE}, else empty
     * @param fields sorted by number
     * @param removed which numbers and names no other field may get
     */
    public record Message(
            String name,
            String owner,
            Form form,
            String discriminator,
            String doc,
            List<Field> fields,
            List<Removed> removed) {

        Message renamed(UnaryOperator<String> names) {
            return new Message(
                    names.apply(name),
                    owner,
                    form,
                    discriminator,
                    doc,
                    fields.stream().map(field -> field.of(names.apply(field.type()))).toList(),
                    removed);
        }

        /** Whether the file is Google's that says what it is. */
        public boolean isWellKnown() {
            return name.startsWith(WELL_KNOWN);
        }

        public Message {
            fields = List.copyOf(fields);
            removed = List.copyOf(removed);
        }
    }

    /**
     * What the JSON of a message is made of: its fields, one of them, the value of the only one, or
     * what stands for seconds and nanoseconds. The fields of a oneof stand in another message.
     */
    public enum Form {
        RECORD,
        CHOICE,
        VALUE,
        ONEOF,
        TIMESTAMP,
        DURATION
    }

    /** A field or a constant that there was once. */
    public record Removed(int number, String name) {}

    /**
     * A procedure.
     *
     * @param endpoint {@code Greeter.Hello}
     * @param request the name of a message
     * @param response the same
     */
    public record Procedure(Method method, String endpoint, String request, String response) {

        Procedure renamed(UnaryOperator<String> names) {
            return new Procedure(method, endpoint, names.apply(request), names.apply(response));
        }
    }

    /** A topic, and the name of the message that is published under it. */
    public record Topic(String name, String message) {

        Topic renamed(UnaryOperator<String> names) {
            return new Topic(name, names.apply(message));
        }
    }
}
