package io.doudou.protoc;

import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the parts of a {@code .proto} file stand in its text, and what people wrote beside them.
 * Paths are those of {@code SourceCodeInfo} in descriptor.proto. Immutable.
 */
final class FileText {

    private static final int SYNTAX = 12;

    private final String name;
    private final Map<List<Integer>, Location> locations = new HashMap<>();

    FileText(FileDescriptor file) {
        this.name = file.getName();
        for (var each : file.toProto().getSourceCodeInfo().getLocationList()) {
            locations.putIfAbsent(each.getPathList(), each);
        }
    }

    /** The place of the file itself, where it says its syntax. */
    Place place() {
        return place(List.of(SYNTAX));
    }

    Place place(GenericDescriptor part) {
        return place(path(part));
    }

    /** The place of something within a part that has no descriptor of its own. */
    Place place(GenericDescriptor part, int tag, int index) {
        return place(child(path(part), tag, index));
    }

    private Place place(List<Integer> path) {
        var location = locations.get(path);
        return location == null
                ? new Place(name, 1, 1)
                : new Place(name, location.getSpan(0) + 1, location.getSpan(1) + 1);
    }

    /** What is written above a part, or behind it; empty when nothing is. */
    String comment(GenericDescriptor part) {
        var location = locations.getOrDefault(path(part), Location.getDefaultInstance());
        var above = location.getLeadingComments().strip();
        return above.isEmpty() ? location.getTrailingComments().strip() : above;
    }

    private static List<Integer> path(GenericDescriptor part) {
        if (part instanceof Descriptor message) {
            var outer = message.getContainingType();
            return outer == null
                    ? List.of(4, message.getIndex())
                    : child(path(outer), 3, message.getIndex());
        }
        if (part instanceof EnumDescriptor type) {
            var outer = type.getContainingType();
            return outer == null
                    ? List.of(5, type.getIndex())
                    : child(path(outer), 4, type.getIndex());
        }
        if (part instanceof EnumValueDescriptor constant) {
            return child(path(constant.getType()), 2, constant.getIndex());
        }
        if (part instanceof FieldDescriptor field) {
            return fieldPath(field);
        }
        if (part instanceof OneofDescriptor oneof) {
            return child(path(oneof.getContainingType()), 8, oneof.getIndex());
        }
        if (part instanceof ServiceDescriptor service) {
            return List.of(6, service.getIndex());
        }
        if (part instanceof MethodDescriptor method) {
            return child(path(method.getService()), 2, method.getIndex());
        }
        return List.of(SYNTAX);
    }

    private static List<Integer> fieldPath(FieldDescriptor field) {
        if (!field.isExtension()) {
            return child(path(field.getContainingType()), 2, field.getIndex());
        }
        var outer = field.getExtensionScope();
        return outer == null
                ? List.of(7, field.getIndex())
                : child(path(outer), 6, field.getIndex());
    }

    private static List<Integer> child(List<Integer> path, int tag, int index) {
        var child = new ArrayList<>(path);
        child.add(tag);
        child.add(index);
        return child;
    }
}
