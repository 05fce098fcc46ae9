package io.doudou.protoc;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the values of fields are in Java, and what has to be said of them beside that. */
final class Types {

    private static final String WELL_KNOWN = "google.protobuf.";
    private static final String FIELD_MASK = "google.protobuf.FieldMask";

    /** Messages that come with protobuf and have a type in Java. */
    private static final Map<String, String> OF_WELL_KNOWN =
            Map.ofEntries(
                    Map.entry("google.protobuf.Timestamp", "java.time.Instant"),
                    Map.entry("google.protobuf.Duration", "java.time.Duration"),
                    Map.entry(FIELD_MASK, "java.util.List"),
                    Map.entry("google.protobuf.DoubleValue", "java.lang.Double"),
                    Map.entry("google.protobuf.FloatValue", "java.lang.Float"),
                    Map.entry("google.protobuf.Int64Value", "java.lang.Long"),
                    Map.entry("google.protobuf.UInt64Value", "java.lang.Long"),
                    Map.entry("google.protobuf.Int32Value", "java.lang.Integer"),
                    Map.entry("google.protobuf.UInt32Value", "java.lang.Long"),
                    Map.entry("google.protobuf.BoolValue", "java.lang.Boolean"),
                    Map.entry("google.protobuf.StringValue", "java.lang.String"),
                    Map.entry("google.protobuf.BytesValue", "byte[]"));

    private Types() {}

    /** A message that comes with protobuf. */
    static boolean isWellKnown(Descriptor message) {
        return message.getFullName().startsWith(WELL_KNOWN);
    }

    /** The message that stands for nothing. */
    static boolean isEmpty(Descriptor message) {
        return message.getFullName().equals("google.protobuf.Empty");
    }

    /** The message that is a list of texts. */
    static boolean isFieldMask(Descriptor message) {
        return message.getFullName().equals(FIELD_MASK);
    }

    /** The Java type of a message that comes with protobuf; empty when it has none. */
    static Optional<String> ofWellKnown(Descriptor message) {
        return Optional.ofNullable(OF_WELL_KNOWN.get(message.getFullName()));
    }

    /** Whether an absent value is something else than zero. */
    static boolean isOptional(FieldDescriptor field) {
        return !field.isRepeated() && field.hasPresence();
    }

    /** The field whose values count: of a map that of its values. */
    static FieldDescriptor values(FieldDescriptor field) {
        return field.isMapField() ? field.getMessageType().findFieldByNumber(2) : field;
    }

    /** The canonical name of the Java type of one value, boxed; empty for types of the file. */
    static String boxed(FieldDescriptor field) {
        return switch (field.getType()) {
            case DOUBLE -> "java.lang.Double";
            case FLOAT -> "java.lang.Float";
            case INT64, UINT64, SINT64, FIXED64, SFIXED64, UINT32, FIXED32 -> "java.lang.Long";
            case INT32, SINT32, SFIXED32 -> "java.lang.Integer";
            case BOOL -> "java.lang.Boolean";
            case STRING -> "java.lang.String";
            case BYTES -> "byte[]";
            case MESSAGE -> ofWellKnown(field.getMessageType()).orElse("");
            case ENUM, GROUP -> "";
        };
    }

    /** The word of Java for a value that is always there; empty when there is none. */
    static String primitive(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> boxed(field).equals("java.lang.Long") ? "long" : "int";
            case LONG -> "long";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case BOOLEAN -> "boolean";
            case STRING, BYTE_STRING, ENUM, MESSAGE -> "";
        };
    }

    /** What the Java type does not say by itself, as the file says it; else empty. */
    static String onWire(FieldDescriptor field) {
        var values = values(field);
        return switch (values.getType()) {
            case UINT32, UINT64, SINT32, SINT64, FIXED32, FIXED64, SFIXED32, SFIXED64 ->
                    values.getType().name().toLowerCase(Locale.ROOT);
            case MESSAGE ->
                    isWellKnown(values.getMessageType())
                            ? values.getMessageType().getFullName()
                            : "";
            default -> "";
        };
    }

    /** Whether values fit into a query, alone or as a list. */
    static boolean isFlat(FieldDescriptor field) {
        boolean isOneText =
                switch (field.getType()) {
                    case MESSAGE ->
                            ofWellKnown(field.getMessageType()).isPresent()
                                    && !isFieldMask(field.getMessageType());
                    case GROUP -> false;
                    default -> true;
                };
        return isOneText && !field.isMapField() && field.getRealContainingOneof() == null;
    }
}
