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
    private static final int LABEL_OPTIONAL = 1;
    private static final int INT_64 = 3;
    private static final int INT_32 = 5;

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
                    Map.entry("StringValue", 9),
                    Map.entry("BytesValue", 12));

    private WellKnownFiles() {}

    /** The file that has a message, by the message's whole name. */
    static String fileOf(String message) {
        return switch (message) {
            case "google.protobuf.Timestamp" -> FOLDER + "timestamp.proto";
            case "google.protobuf.Duration" -> FOLDER + "duration.proto";
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
        switch (name) {
            case FOLDER + "timestamp.proto" -> file.message(4, time("Timestamp"));
            case FOLDER + "duration.proto" -> file.message(4, time("Duration"));
            default ->
                    WRAPPERS.forEach(
                            each ->
                                    file.message(
                                            4,
                                            new ProtoFields()
                                                    .text(1, each.getKey())
                                                    .message(
                                                            2,
                                                            field("value", 1, each.getValue()))));
        }
        return file.text(12, "proto3").toBytes();
    }

    private static ProtoFields time(String name) {
        return new ProtoFields()
                .text(1, name)
                .message(2, field("seconds", 1, INT_64))
                .message(2, field("nanos", 2, INT_32));
    }

    private static ProtoFields field(String name, int number, int type) {
        return new ProtoFields()
                .text(1, name)
                .number(3, number)
                .number(4, LABEL_OPTIONAL)
                .number(5, type)
                .text(10, name);
    }
}
