package io.doudou.http.grpc;

import io.doudou.http.wire.ProtoFields;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Describes the messages that come with protobuf, as far as services here use them, in the files
 * that they stand in everywhere: tools know their JSON by their names. Numbers of types are those
 * of descriptor.proto.
 */
final class WellKnownFiles {

    private static final String FOLDER = "google/protobuf/";
    private static final int OPTIONAL = 1;
    private static final int REPEATED = 3;
    private static final int INT_64 = 3;
    private static final int INT_32 = 5;
    private static final int TEXT = 9;

    /** Messages around one value, with the type of that. */
    private static final List<Map.Entry<String, Integer>> WRAPPERS =
            List.of(
                    Map.entry("DoubleValue", 1),
                    Map.entry("FloatValue", 2),
                    Map.entry("Int64Value", INT_64),
                    Map.entry("UInt64Value", 4),
                    Map.entry("Int32Value", INT_32),
                    Map.entry("UInt32Value", 13),
                    Map.entry("BoolValue", 8),
                    Map.entry("StringValue", TEXT),
                    Map.entry("BytesValue", 12));

    private WellKnownFiles() {}

    /** The file that has a message, by the message's whole name. */
    static String fileOf(String message) {
        return switch (message) {
            case "google.protobuf.Timestamp" -> FOLDER + "timestamp.proto";
            case "google.protobuf.Duration" -> FOLDER + "duration.proto";
            case "google.protobuf.Empty" -> FOLDER + "empty.proto";
            case "google.protobuf.FieldMask" -> FOLDER + "field_mask.proto";
            default -> FOLDER + "wrappers.proto";
        };
    }

    /** The descriptors of the files that have these messages, by the names of the files. */
    static Map<String, byte[]> of(Collection<String> messages) {
        var files = new TreeMap<String, byte[]>();
        messages.forEach(each -> files.computeIfAbsent(fileOf(each), WellKnownFiles::file));
        return files;
    }

    private static byte[] file(String name) {
        var file = new ProtoFields().text(1, name).text(2, "google.protobuf");
        messages(name).forEach(each -> file.message(4, each));
        return file.text(12, "proto3").toBytes();
    }

    private static List<ProtoFields> messages(String file) {
        return switch (file) {
            case FOLDER + "timestamp.proto" -> List.of(time("Timestamp"));
            case FOLDER + "duration.proto" -> List.of(time("Duration"));
            case FOLDER + "empty.proto" -> List.of(message("Empty"));
            case FOLDER + "field_mask.proto" ->
                    List.of(message("FieldMask", field("paths", 1, REPEATED, TEXT)));
            default -> WRAPPERS.stream().map(WellKnownFiles::wrapper).toList();
        };
    }

    private static ProtoFields time(String name) {
        var nanos = field("nanos", 2, OPTIONAL, INT_32);
        return message(name, field("seconds", 1, OPTIONAL, INT_64), nanos);
    }

    private static ProtoFields wrapper(Map.Entry<String, Integer> of) {
        return message(of.getKey(), field("value", 1, OPTIONAL, of.getValue()));
    }

    private static ProtoFields message(String name, ProtoFields... fields) {
        var message = new ProtoFields().text(1, name);
        List.of(fields).forEach(each -> message.message(2, each));
        return message;
    }

    private static ProtoFields field(String name, int number, int label, int type) {
        return new ProtoFields()
                .text(1, name)
                .number(3, number)
                .number(4, label)
                .number(5, type)
                .text(10, name);
    }
}
