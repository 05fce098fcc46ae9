package io.doudou.generator.write;

import io.doudou.generator.model.Method;
import io.doudou.generator.model.Service;
import io.doudou.generator.shape.Field;
import io.doudou.generator.shape.Shapes;
import io.doudou.generator.shape.Shapes.Constants;
import io.doudou.generator.shape.Shapes.Form;
import io.doudou.generator.shape.Shapes.Message;
import io.doudou.generator.shape.Shapes.Removed;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes the {@code .proto} files of a package, so that programs in other languages can speak its
 * protobuf (proto3): one for each interface, and one of what several of these share. Their JSON has
 * the names that ours has.
 */
public final class ProtoWriter {

    private static final String INDENT = "  ";

    private final PackageFiles around;
    private final Shapes shapes;
    private final StringBuilder text = new StringBuilder();

    private ProtoWriter(PackageFiles around, Shapes shapes) {
        this.around = around;
        this.shapes = shapes;
    }

    /** The text of the file of an interface, which imports what it shares with others. */
    public static String write(Service service, Shapes shapes, PackageFiles around) {
        var writer = new ProtoWriter(around, around.without(shapes));
        var imports = writer.imports();
        if (around.isShared(shapes)) {
            imports.add(around.sharedFile());
        }
        writer.head("the interface, which is what to edit.", imports);
        writer.service(service);
        writer.types();
        return writer.text.toString();
    }

    /** The text of the file of what interfaces share. */
    public static String writeShared(PackageFiles around) {
        var writer = new ProtoWriter(around, around.shared());
        writer.head("the interfaces of the package, which are what to edit.", writer.imports());
        writer.types();
        return writer.text.toString();
    }

    private void types() {
        shapes.enums().forEach(this::constants);
        shapes.messages().forEach(this::message);
    }

    private void head(String source, SortedSet<String> imports) {
        line("// Written by 'doudou svc proto' from " + source);
        line("syntax = \"proto3\";");
        var packageName = around.packageName();
        if (!packageName.isEmpty()) {
            line("");
            line("package " + packageName + ";");
        }
        line("");
        imports.forEach(file -> line("import \"" + file + "\";"));
        if (!imports.isEmpty()) {
            line("");
        }
        line("option go_package = \"./" + lastOf(packageName) + "\";");
        line("option java_multiple_files = true;");
        // Beside the records, which have the same names.
        var javaPackage = packageName.isEmpty() ? "proto" : packageName + ".proto";
        line("option java_package = \"" + javaPackage + "\";");
    }

    /** Those of Google's files in which something stands that this one mentions. */
    private SortedSet<String> imports() {
        var files = new TreeSet<String>();
        for (var message : shapes.messages()) {
            if (!message.isWellKnown()) {
                message.fields().stream()
                        .filter(Field::isWellKnown)
                        .forEach(field -> files.add(fileOf(field.type())));
            }
        }
        return files;
    }

    private static String fileOf(String wellKnown) {
        return switch (wellKnown) {
            case "google.protobuf.Timestamp" -> "google/protobuf/timestamp.proto";
            case "google.protobuf.Duration" -> "google/protobuf/duration.proto";
            case "google.protobuf.Empty" -> "google/protobuf/empty.proto";
            case "google.protobuf.FieldMask" -> "google/protobuf/field_mask.proto";
            default -> "google/protobuf/wrappers.proto";
        };
    }

    private static String lastOf(String packageName) {
        var last = packageName.substring(packageName.lastIndexOf('.') + 1);
        return last.isEmpty() ? "proto" : last;
    }

    private void service(Service service) {
        line("");
        comment("", service.doc());
        if (!shapes.topics().isEmpty()) {
            shapes.topics()
                    .forEach(each -> line("// Topic " + each.name() + ": " + each.message() + "."));
            return;
        }
        line("service " + service.javaName().simpleName() + " {");
        for (var each : shapes.procedures()) {
            var method = each.method();
            comment(INDENT, method.doc());
            line(
                    INDENT
                            + "rpc %s(%s) returns (%s);"
                                    .formatted(
                                            each.endpoint()
                                                    .substring(each.endpoint().indexOf('.') + 1),
                                            streamed(method.takesStream(), named(each.request())),
                                            streamed(
                                                    method.givesStream(), named(each.response()))));
        }
        line("}");
        missing(service).forEach(name -> line("// " + name + " takes or gives files: HTTP only."));
    }

    /** With its package where a procedure of the same name would be meant. */
    private String named(String name) {
        var packageName = around.packageName();
        var isHidden =
                shapes.procedures().stream().anyMatch(each -> each.endpoint().endsWith("." + name));
        return isHidden ? (packageName.isEmpty() ? "." : "." + packageName + ".") + name : name;
    }

    private static String streamed(boolean isStream, String message) {
        return isStream ? "stream " + message : message;
    }

    private List<String> missing(Service service) {
        var there = shapes.procedures().stream().map(Shapes.Procedure::method).toList();
        return service.methods().stream()
                .filter(method -> !there.contains(method))
                .map(Method::name)
                .toList();
    }

    private void constants(Constants type) {
        line("");
        comment("", type.doc());
        line("enum " + type.name() + " {");
        reserved(type.removed());
        for (var each : type.list()) {
            comment(INDENT, each.doc());
            line(
                    INDENT
                            + around.names().constant(type.name(), each.name())
                            + " = "
                            + each.number()
                            + ";");
        }
        line("}");
    }

    /** The fields of a oneof stand in the message that has it, others come with protobuf. */
    private void message(Message message) {
        if (message.isWellKnown() || message.form() == Form.ONEOF) {
            return;
        }
        line("");
        comment("", message.doc());
        line("message " + message.name() + " {");
        reserved(message.removed());
        if (message.form() == Form.CHOICE) {
            line(INDENT + "oneof " + message.discriminator() + "_of {");
            message.fields().forEach(each -> field(INDENT + INDENT, message, each));
            line(INDENT + "}");
        } else {
            message.fields().forEach(each -> member(message, each));
        }
        line("}");
    }

    private void member(Message message, Field field) {
        var oneof =
                shapes.messages().stream()
                        .filter(each -> each.form() == Form.ONEOF)
                        .filter(each -> each.name().equals(field.type()))
                        .findFirst();
        if (oneof.isEmpty()) {
            field(INDENT, message, field);
            return;
        }
        line(INDENT + "oneof " + name(message, field) + " {");
        oneof.get().fields().forEach(each -> field(INDENT + INDENT, oneof.get(), each));
        line(INDENT + "}");
    }

    private void field(String indent, Message message, Field field) {
        comment(indent, field.doc());
        var isAlone = message.form() != Form.CHOICE && message.form() != Form.ONEOF;
        // Messages are optional always, and need no word for it.
        var isOptional =
                field.count() == Field.Count.OPTIONAL
                        && field.kind() != Field.Kind.MESSAGE
                        && isAlone;
        var name = name(message, field);
        var json = ProtoNames.json(name);
        line(
                indent
                        + (isOptional ? "optional " : "")
                        + field.wireType()
                        + " "
                        + name
                        + " = "
                        + field.number()
                        + (json.equals(field.name()) ? "" : " [json_name = " + quoted(field) + "]")
                        + ";");
    }

    private static String name(Message message, Field field) {
        var all = message.fields().stream().map(Field::name).toList();
        return ProtoNames.field(field.name(), field.number(), all);
    }

    private static String quoted(Field field) {
        return "\"" + field.name().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void reserved(List<Removed> removed) {
        if (removed.isEmpty()) {
            return;
        }
        var numbers =
                removed.stream()
                        .map(each -> String.valueOf(each.number()))
                        .collect(Collectors.joining(", "));
        var gone = removed.stream().map(Removed::name).collect(Collectors.joining(", "));
        line(INDENT + "reserved " + numbers + "; // " + gone);
    }

    private void comment(String indent, String doc) {
        doc.lines().forEach(each -> line((indent + "// " + each).stripTrailing()));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
