package io.doudou.protoc;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;

import java.util.ArrayList;
import java.util.List;

/** Writes one type of a {@code .proto} file as Java. Belongs to one thread. */
final class Writer {

    private static final String SERVICE = "io.doudou.service.";

    private final FileText comments;
    private final Imports imports;

    Writer(FileText comments, Imports imports) {
        this.comments = comments;
        this.imports = imports;
    }

    void write(EnumDescriptor type, JavaText text) {
        text.doc(comments.comment(type), List.of());
        text.open("public enum " + type.getName());
        var constants = type.getValues();
        for (int i = 0; i < constants.size(); i++) {
            var constant = constants.get(i);
            var end = i == constants.size() - 1 ? "" : ",";
            text.doc(comments.comment(constant), List.of());
            text.line(onWire(constant.getNumber(), "") + constant.getName() + end);
        }
        text.close();
    }

    void write(Descriptor message, JavaText text) {
        var docs = new ArrayList<String>();
        var components = new ArrayList<String>();
        for (var part : parts(message)) {
            if (part instanceof FieldDescriptor field) {
                docs.add(Names.component(field) + " " + comments.comment(field));
                components.add(component(field));
            } else if (part instanceof OneofDescriptor oneof) {
                docs.add(Names.component(oneof) + " " + comments.comment(oneof));
                components.add(component(oneof));
            }
        }
        docs.removeIf(doc -> doc.endsWith(" "));
        text.doc(comments.comment(message), docs);
        var nested =
                message.getNestedTypes().stream().filter(each -> !Names.isEntry(each)).toList();
        boolean isBare =
                nested.isEmpty()
                        && message.getEnumTypes().isEmpty()
                        && message.getRealOneofs().isEmpty();
        text.list("public record " + message.getName(), components, isBare ? " {}" : " {");
        if (isBare) {
            return;
        }
        text.deeper();
        message.getRealOneofs().forEach(oneof -> write(oneof, text));
        for (var type : message.getEnumTypes()) {
            text.space();
            write(type, text);
        }
        for (var type : nested) {
            text.space();
            write(type, text);
        }
        text.close();
    }

    /** Fields as they stand in the file, and each oneof in the place of its first field. */
    private static List<Object> parts(Descriptor message) {
        var parts = new ArrayList<Object>();
        for (var field : message.getFields()) {
            var oneof = field.getRealContainingOneof();
            if (oneof == null) {
                parts.add(field);
            } else if (!parts.contains(oneof)) {
                parts.add(oneof);
            }
        }
        return parts;
    }

    private void write(OneofDescriptor oneof, JavaText text) {
        var name = Names.choice(oneof);
        text.space();
        text.doc(comments.comment(oneof), List.of());
        text.open("public sealed interface " + name);
        for (var field : oneof.getFields()) {
            text.space();
            text.doc(comments.comment(field), List.of());
            text.line(jsonName(field.getJsonName()));
            text.list(
                    "record " + Names.caseOf(field),
                    List.of(onWire(field) + value(field) + " value"),
                    " implements " + name + " {}");
        }
        text.close();
    }

    private String component(FieldDescriptor field) {
        var name = Names.component(field);
        var renamed = name.equals(field.getJsonName()) ? "" : jsonName(field.getJsonName()) + " ";
        return onWire(field) + renamed + type(field) + " " + name;
    }

    private String component(OneofDescriptor oneof) {
        var name = Names.component(oneof);
        var json = Names.json(oneof.getName());
        var renamed = name.equals(json) ? "" : jsonName(json) + " ";
        var type = generic("java.util.Optional", Names.choice(oneof));
        return onWire(0, "oneof") + renamed + type + " " + name;
    }

    private String jsonName(String name) {
        return "@%s(\"%s\")"
                .formatted(
                        imports.of(SERVICE + "JsonName"),
                        name.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    private String onWire(FieldDescriptor field) {
        return onWire(field.getNumber(), Types.onWire(field));
    }

    private String onWire(int number, String type) {
        var annotation = "@" + imports.of(SERVICE + "OnWire");
        return type.isEmpty()
                ? annotation + "(" + number + ") "
                : annotation + "(value = " + number + ", type = \"" + type + "\") ";
    }

    private String type(FieldDescriptor field) {
        if (field.isMapField()) {
            var key = imports.of("java.lang.String");
            return generic("java.util.Map", key + ", " + boxed(Types.values(field)));
        }
        if (field.isRepeated()) {
            return generic("java.util.List", boxed(field));
        }
        return Types.isOptional(field) ? generic("java.util.Optional", boxed(field)) : value(field);
    }

    private String generic(String type, String arguments) {
        return imports.of(type) + "<" + arguments + ">";
    }

    private String boxed(FieldDescriptor field) {
        var known = Types.boxed(field);
        if (known.equals("java.util.List")) {
            return generic(known, imports.of("java.lang.String"));
        }
        if (!known.isEmpty()) {
            return imports.of(known);
        }
        return field.getJavaType() == FieldDescriptor.JavaType.ENUM
                ? imports.of(field.getEnumType())
                : imports.of(field.getMessageType());
    }

    /** A value that is always there. */
    private String value(FieldDescriptor field) {
        var primitive = Types.primitive(field);
        return primitive.isEmpty() ? boxed(field) : primitive;
    }

    void write(ServiceDescriptor service, JavaText text) {
        text.doc(comments.comment(service), List.of());
        text.line("@%s(\"%s\")".formatted(imports.of(SERVICE + "Service"), Names.service(service)));
        text.open("public interface " + service.getName());
        for (var method : service.getMethods()) {
            text.space();
            write(method, text);
        }
        text.close();
    }

    private void write(MethodDescriptor method, JavaText text) {
        var route = HttpRoute.of(method);
        boolean isSpread = !route.variables().isEmpty();
        var fields = isSpread ? method.getInputType().getFields() : List.<FieldDescriptor>of();
        var docs = new ArrayList<String>();
        var parameters = new ArrayList<String>();
        for (var field : fields) {
            docs.add(Names.component(field) + " " + comments.comment(field));
            parameters.add(onWire(field) + type(field) + " " + Names.component(field));
        }
        docs.removeIf(doc -> doc.endsWith(" "));
        if (!isSpread) {
            parameters.addAll(request(method));
        }
        text.doc(comments.comment(method), docs);
        if (method.getOptions().getDeprecated()) {
            text.line("@" + imports.of("java.lang.Deprecated"));
        }
        if (!route.verb().isEmpty()) {
            text.line("@%s(\"%s\")".formatted(imports.of(SERVICE + route.verb()), route.path()));
        }
        text.list(result(method) + " " + Names.method(method), parameters, ";");
    }

    private List<String> request(MethodDescriptor method) {
        if (Types.isEmpty(method.getInputType())) {
            return List.of();
        }
        var message = imports.of(method.getInputType());
        return List.of(
                method.isClientStreaming() ? stream(message) + " requests" : message + " request");
    }

    private String result(MethodDescriptor method) {
        if (Types.isEmpty(method.getOutputType())) {
            return "void";
        }
        var message = imports.of(method.getOutputType());
        return method.isServerStreaming() ? stream(message) : message;
    }

    private String stream(String message) {
        return generic("io.doudou.stream.Source", message);
    }
}
