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
import java.util.stream.Collectors;

/**
 * Writes the {@code .proto} file of a service, so that programs in other languages can speak its
 * protobuf (proto3). Their JSON has the names that ours has.
 */
public final class ProtoWriter {

    private static final String INDENT = "  ";

    private final Service service;
    private final Shapes shapes;
    private final ProtoNames names;
    private final StringBuilder text = new StringBuilder();

    private ProtoWriter(Service service, Shapes shapes) {
        this.service = service;
        this.shapes = shapes;
        this.names = new ProtoNames(shapes);
    }

    /** The text of the file. */
    public static String write(Service service, Shapes shapes) {
        return new ProtoWriter(service, shapes).write();
    }

    private String write() {
        head();
        service();
        shapes.enums().forEach(this::constants);
        shapes.messages().forEach(this::message);
        return text.toString();
    }

    private void head() {
        line("// Written by 'doudou svc proto' from the interface, which is what to edit.");
        line("syntax = \"proto3\";");
        var packageName = service.javaName().packageName();
        if (!packageName.isEmpty()) {
            line("");
            line("package " + packageName + ";");
        }
        line("");
        imports();
        line("option go_package = \"./" + lastOf(packageName) + "\";");
        line("option java_multiple_files = true;");
        // Beside the records, which have the same names.
        line(
                "option java_package = \""
                        + (packageName + ".proto").replaceFirst("^\\.", "")
                        + "\";");
    }

    private void imports() {
        shapes.messages().stream()
                .filter(Message::isWellKnown)
                .map(each -> fileOf(each.form()))
                .distinct()
                .sorted()
                .forEach(file -> line("import \"google/protobuf/" + file + ".proto\";"));
    }

    private static String fileOf(Form form) {
        return switch (form) {
            case TIMESTAMP -> "timestamp";
            case DURATION -> "duration";
            case RECORD, CHOICE, VALUE, ONEOF -> "wrappers";
        };
    }

    private static String lastOf(String packageName) {
        var last = packageName.substring(packageName.lastIndexOf('.') + 1);
        return last.isEmpty() ? "proto" : last;
    }

    private void service() {
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
                                            streamed(method.takesStream(), message(each.request())),
                                            streamed(
                                                    method.givesStream(),
                                                    message(each.response()))));
        }
        line("}");
        missing().forEach(name -> line("// " + name + " takes or gives files: HTTP only."));
    }

    /** With its package where a procedure of the same name would be meant. */
    private String message(String name) {
        var packageName = service.javaName().packageName();
        var isHidden =
                shapes.procedures().stream().anyMatch(each -> each.endpoint().endsWith("." + name));
        return isHidden ? (packageName.isEmpty() ? "." : "." + packageName + ".") + name : name;
    }

    private static String streamed(boolean isStream, String message) {
        return isStream ? "stream " + message : message;
    }

    private List<String> missing() {
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
            line(INDENT + names.constant(type, each.name()) + " = " + each.number() + ";");
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
        line(INDENT + "oneof " + names.field(message, field) + " {");
        oneof.get().fields().forEach(each -> field(INDENT + INDENT, oneof.get(), each));
        line(INDENT + "}");
    }

    private void field(String indent, Message message, Field field) {
        comment(indent, field.doc());
        var isAlone = message.form() != Form.CHOICE && message.form() != Form.ONEOF;
        var isOptional = field.count() == Field.Count.OPTIONAL && isAlone;
        var name = names.field(message, field);
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
