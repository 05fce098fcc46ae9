package io.doudou.generator.model;

import java.util.List;

/** A type that the service's own code declares: a record, an enum or a sealed choice of records. */
public sealed interface Declaration {

    /** Unique within the service, fit for a schema: {@code User}, {@code PageOfUser}. */
    String name();

    JavaName javaName();

    /** Plain text; empty when there is no comment. */
    String doc();

    /**
     * A record.
     *
     * @param arguments what stands for its type parameters; empty unless it is generic
     * @param checked whether its constructor does more than assign, so that it may refuse values
     */
    record RecordType(
            String name,
            JavaName javaName,
            List<TypeUse> arguments,
            String doc,
            List<Component> components,
            boolean checked,
            Origin origin)
            implements Declaration {

        public RecordType {
            arguments = List.copyOf(arguments);
            components = List.copyOf(components);
        }
    }

    /** An enum, written as the names of its constants. */
    record EnumType(String name, JavaName javaName, String doc, List<Constant> constants)
            implements Declaration {

        public EnumType {
            constants = List.copyOf(constants);
        }
    }

    /** One constant of an enum with its comment. */
    record Constant(String name, Wire wire, String doc) {}

    /**
     * A sealed interface of records. On the wire the field {@link #discriminator} says which.
     *
     * @param arguments what stands for its type parameters; empty unless it is generic
     * @param shapes sealed interfaces within are already resolved to their records
     */
    record ChoiceType(
            String name,
            JavaName javaName,
            List<TypeUse> arguments,
            String doc,
            String discriminator,
            List<Shape> shapes,
            Origin origin)
            implements Declaration {

        public ChoiceType {
            arguments = List.copyOf(arguments);
            shapes = List.copyOf(shapes);
        }
    }

    /**
     * One record of a choice.
     *
     * @param tag the value of the discriminator
     */
    record Shape(String tag, Type.RecordRef type) {}
}
