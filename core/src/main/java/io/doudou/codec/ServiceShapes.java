package io.doudou.codec;

import io.doudou.codec.MessageShape.Form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All messages and enums of one service, and what its procedures and topics take and give: what a
 * {@code .proto} file says. Immutable. Generated classes make it when somebody first speaks another
 * encoding than JSON.
 */
public final class ServiceShapes {

    private final String packageName;
    private final Map<String, MessageShape> messages;
    private final Map<String, EnumShape> enums;
    private final Map<String, ProcedureShape> procedures;
    private final Map<String, MessageShape> topics;

    private ServiceShapes(Builder from) {
        this.packageName = from.packageName;
        this.messages = Collections.unmodifiableMap(from.messages);
        this.enums = Collections.unmodifiableMap(from.enums);
        this.procedures = Collections.unmodifiableMap(from.procedures);
        this.topics = Collections.unmodifiableMap(from.topics);
    }

    /**
     * Begins the shapes of a service.
     *
     * @param packageName that of the interface; may be empty
     */
    public static Builder of(String packageName) {
        return new Builder(packageName);
    }

    /** Those of a service about which nobody knows anything. */
    public static ServiceShapes none() {
        return of("").build();
    }

    public String packageName() {
        return packageName;
    }

    /** In the order in which they were described. */
    public Collection<MessageShape> messages() {
        return messages.values();
    }

    /** In the order in which they were described. */
    public Collection<EnumShape> enums() {
        return enums.values();
    }

    /** By name: {@code Greeter.Hello}. */
    public Map<String, ProcedureShape> procedures() {
        return procedures;
    }

    /** What a procedure takes and gives; empty when there is none of that name. */
    public Optional<ProcedureShape> procedure(String name) {
        return Optional.ofNullable(procedures.get(name));
    }

    /** What is published under a topic; empty when there is none of that name. */
    public Optional<MessageShape> topic(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    /**
     * Describes shapes, each under its name; fields belong to the message begun last, in the order
     * of their numbers, and get the next one. Belongs to one thread, and is of no use after {@link
     * #build}.
     */
    public static final class Builder {

        private final String packageName;
        private final Map<String, MessageShape> messages = new LinkedHashMap<>();
        private final Map<String, EnumShape> enums = new LinkedHashMap<>();
        private final Map<String, ProcedureShape> procedures = new LinkedHashMap<>();
        private final Map<String, MessageShape> topics = new LinkedHashMap<>();
        private final List<FieldShape> fields = new ArrayList<>();
        private int next = 1;
        private String name = "";
        private Form form = Form.RECORD;
        private String discriminator = "";

        private Builder(String packageName) {
            this.packageName = packageName;
        }

        /** An enum: the constants from number 0 on; empty where a number is nobody's. */
        public Builder constants(String name, String... constants) {
            enums.put(name, new EnumShape(name, List.of(constants)));
            return this;
        }

        /** Begins a message whose JSON is an object. */
        public Builder record(String name) {
            return begin(name, Form.RECORD, "");
        }

        /** Begins a message that is one of several others, each of which is a field of it. */
        public Builder choice(String name, String discriminator) {
            return begin(name, Form.CHOICE, discriminator);
        }

        /** Begins a message around one value, whose JSON is that of the value alone. */
        public Builder value(String name) {
            return begin(name, Form.VALUE, "");
        }

        /** Begins a message whose fields, of which there is one, belong to the one that has it. */
        public Builder oneof(String name, String discriminator) {
            return begin(name, Form.ONEOF, discriminator);
        }

        /** A point in time, as {@code google.protobuf.Timestamp} has it. */
        public Builder timestamp(String name) {
            return begin(name, Form.TIMESTAMP, "").seconds();
        }

        /** A length of time, as {@code google.protobuf.Duration} has it. */
        public Builder duration(String name) {
            return begin(name, Form.DURATION, "").seconds();
        }

        private Builder seconds() {
            return field("seconds", Cardinality.ONE, FieldKind.INT64)
                    .field("nanos", Cardinality.ONE, FieldKind.INT32);
        }

        /** The next field gets this number, which is above that of the one before. */
        public Builder at(int number) {
            if (number < next) {
                throw new IllegalArgumentException(number + " is below the next number " + next);
            }
            next = number;
            return this;
        }

        /** A field of the message begun last. */
        public Builder field(String name, Cardinality cardinality, FieldKind kind) {
            return add(name, kind, cardinality, "");
        }

        /**
         * A field that holds constants of the enum of that name when one was described before, else
         * messages of that name, which may be described later.
         */
        public Builder field(String name, Cardinality cardinality, String type) {
            var kind = enums.containsKey(type) ? FieldKind.ENUM : FieldKind.MESSAGE;
            return add(name, kind, cardinality, type);
        }

        /** What a procedure takes and gives, by the names of messages described before. */
        public Builder procedure(String name, String request, String response) {
            end();
            procedures.put(name, new ProcedureShape(known(request), known(response)));
            return this;
        }

        /** What is published under a topic, by the name of a message described before. */
        public Builder topic(String name, String message) {
            end();
            topics.put(name, known(message));
            return this;
        }

        /** All that was described. */
        public ServiceShapes build() {
            end();
            return new ServiceShapes(this);
        }

        private Builder begin(String name, Form form, String discriminator) {
            end();
            this.name = name;
            this.form = form;
            this.discriminator = discriminator;
            return this;
        }

        private void end() {
            if (!name.isEmpty()) {
                messages.put(name, new MessageShape(name, form, discriminator, fields));
                name = "";
                next = 1;
                fields.clear();
            }
        }

        private Builder add(String name, FieldKind kind, Cardinality cardinality, String type) {
            fields.add(new FieldShape(next++, name, kind, cardinality, type, messages, enums));
            return this;
        }

        private MessageShape known(String name) {
            var message = messages.get(name);
            if (message == null) {
                throw new IllegalArgumentException("there is no message " + name);
            }
            return message;
        }
    }
}
