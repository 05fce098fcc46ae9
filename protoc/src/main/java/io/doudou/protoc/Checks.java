package io.doudou.protoc;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.lang.model.SourceVersion;

/**
 * Finds everything in a {@code .proto} file that has no form here, with its line and column and
 * what to write instead. Nothing is left out in silence.
 */
final class Checks {

    /** A constructor of Java takes no more. */
    private static final int COMPONENTS_MAX = 254;

    /** Constants are found by their numbers in a list. */
    private static final int ENUM_NUMBER_MAX = 10_000;

    private final FileText text;
    private final List<Problem> problems = new ArrayList<>();

    private Checks(FileDescriptor file) {
        this.text = new FileText(file);
    }

    /** Sentences that begin with {@code shop.proto:12:3: }, from top to bottom. */
    static List<String> of(FileDescriptor file) {
        var checks = new Checks(file);
        checks.checkPackage(file);
        file.getExtensions().forEach(checks::refuseExtension);
        file.getEnumTypes().forEach(checks::check);
        file.getMessageTypes().forEach(checks::check);
        file.getServices().forEach(checks::check);
        return checks.problems.stream()
                .sorted(Comparator.comparing(Problem::place))
                .map(problem -> problem.place() + ": " + problem.sentence())
                .toList();
    }

    /** What is wrong at a place. */
    private record Problem(Place place, String sentence) {}

    private void refuse(GenericDescriptor part, String sentence) {
        problems.add(new Problem(text.place(part), sentence));
    }

    private void checkPackage(FileDescriptor file) {
        var name = Names.packageOf(file);
        if (!Names.isPackage(name)) {
            var wrong = name.isEmpty() ? "the file has no package" : name + " is none";
            var advice = ": write 'package' or 'option java_package' with one that Java has";
            problems.add(new Problem(text.place(), wrong + advice));
        }
    }

    private void refuseExtension(FieldDescriptor extension) {
        refuse(extension, extension.getName() + " is an extension: write a field in the message");
    }

    private void checkType(GenericDescriptor type, @Nullable Descriptor outer) {
        if (!Names.isType(type.getName())) {
            refuse(type, type.getName() + " cannot be the name of a type in Java");
        }
        for (var each = outer; each != null; each = each.getContainingType()) {
            if (each.getName().equals(type.getName())) {
                refuse(type, type.getName() + " stands in a message of the same name: rename one");
            }
        }
    }

    private void check(EnumDescriptor type) {
        checkType(type, type.getContainingType());
        var numbers = new HashSet<Integer>();
        for (var constant : type.getValues()) {
            int number = constant.getNumber();
            if (!numbers.add(number)) {
                refuse(constant, "the number " + number + " has two names: keep one of them");
            }
            if (number < 0 || number > ENUM_NUMBER_MAX) {
                refuse(constant, "an enum has numbers from 0 to " + ENUM_NUMBER_MAX + " here");
            }
            if (!SourceVersion.isName(constant.getName())) {
                refuse(constant, constant.getName() + " cannot be the name of a constant in Java");
            }
        }
        if (type.getValues().get(0).getNumber() != 0) {
            refuse(type.getValues().get(0), "the first constant must have the number 0");
        }
    }

    private void check(Descriptor message) {
        if (Names.isEntry(message)) {
            return;
        }
        checkType(message, message.getContainingType());
        for (int i = 0; i < message.toProto().getExtensionRangeCount(); i++) {
            problems.add(
                    new Problem(
                            text.place(message, 5, i),
                            "messages have no extensions here: write their fields"));
        }
        if (message.getOptions().getMessageSetWireFormat()) {
            refuse(message, "message_set_wire_format has no form here: write a oneof");
        }
        message.getExtensions().forEach(this::refuseExtension);
        message.getFields().forEach(this::check);
        checkNames(message);
        message.getEnumTypes().forEach(this::check);
        message.getNestedTypes().forEach(this::check);
    }

    private void checkNames(Descriptor message) {
        var taken = new HashMap<String, String>();
        for (var field : message.getFields()) {
            if (field.getRealContainingOneof() == null) {
                checkName(field, Names.component(field), taken);
            }
        }
        for (var oneof : message.getRealOneofs()) {
            checkName(oneof, Names.component(oneof), taken);
            checkChoice(message, Names.choice(oneof), oneof);
            var cases = new HashMap<String, String>();
            oneof.getFields().forEach(each -> checkName(each, Names.caseOf(each), cases));
        }
        if (taken.size() > COMPONENTS_MAX) {
            refuse(message, "a record has no more than " + COMPONENTS_MAX + " components");
        }
    }

    private void checkName(GenericDescriptor part, String name, Map<String, String> taken) {
        var other = taken.putIfAbsent(name, part.getName());
        if (other != null) {
            refuse(
                    part,
                    "%s and %s would both be %s in Java: rename one"
                            .formatted(other, part.getName(), name));
        }
    }

    private void checkChoice(Descriptor message, String name, GenericDescriptor oneof) {
        var nested = new HashSet<String>();
        message.getNestedTypes().forEach(each -> nested.add(each.getName()));
        message.getEnumTypes().forEach(each -> nested.add(each.getName()));
        for (var each = message; each != null; each = each.getContainingType()) {
            nested.add(each.getName());
        }
        if (nested.contains(name)) {
            refuse(oneof, "the oneof would be the type " + name + ", which there is: rename it");
        }
    }

    private void check(FieldDescriptor field) {
        if (field.isRequired()) {
            refuse(field, "required has no form in proto3: write optional");
        }
        if (field.hasDefaultValue()) {
            refuse(field, "a default has no form in proto3: what is absent is zero");
        }
        if (field.getType() == FieldDescriptor.Type.GROUP) {
            refuse(field, "groups have no form here: write a message and a field of its type");
        }
        if (field.isPackable() && !field.isPacked()) {
            refuse(field, "numbers are packed here: write [packed = true]");
        }
        if (field.isMapField()) {
            var key = field.getMessageType().findFieldByNumber(1);
            if (key.getType() != FieldDescriptor.Type.STRING) {
                refuse(
                        field,
                        "maps have texts for keys here, not "
                                + key.getType().name().toLowerCase(Locale.ROOT)
                                + ": write map<string, ...>, or a repeated message");
            }
        }
        checkMessage(field);
    }

    private void checkMessage(FieldDescriptor field) {
        var values = Types.values(field);
        if (values.getType() != FieldDescriptor.Type.MESSAGE) {
            return;
        }
        var message = values.getMessageType();
        if (Types.isWellKnown(message) && Types.ofWellKnown(message).isEmpty()) {
            refuse(field, message.getFullName() + " has no form here: write " + instead(message));
        }
        if (Types.isFieldMask(message) && field.isRepeated()) {
            refuse(field, "several masks have no form here: write a message around each");
        }
    }

    private static String instead(Descriptor wellKnown) {
        return switch (wellKnown.getName()) {
            case "Any" -> "a oneof of the messages that it may be";
            case "Struct", "Value", "ListValue" -> "the message that it is, or a string of JSON";
            case "Empty" -> "a message of your own without fields";
            default -> "a message of your own";
        };
    }

    private void check(ServiceDescriptor service) {
        checkType(service, null);
        var taken = new HashSet<String>();
        service.getMethods().forEach(method -> check(method, taken));
    }

    private void check(MethodDescriptor method, Set<String> taken) {
        if (!Names.isMethod(method)) {
            refuse(
                    method,
                    "%s must begin with a capital, and %s be a name that a method may have in Java"
                            .formatted(method.getName(), Names.method(method)));
        }
        if (!taken.add(Names.method(method))) {
            refuse(method, "there is another " + Names.method(method) + ": rename one");
        }
        checkMessage(method, method.getInputType(), method.isClientStreaming(), "takes");
        checkMessage(method, method.getOutputType(), method.isServerStreaming(), "gives");
        HttpRoute.of(method).problems().forEach(each -> refuse(method, each));
    }

    private void checkMessage(
            MethodDescriptor method, Descriptor message, boolean isStream, String verb) {
        boolean isNothing = Types.isEmpty(message) && !isStream;
        if (Types.isWellKnown(message) && !isNothing) {
            refuse(
                    method,
                    "%s %s%s: write a message of your own around it"
                            .formatted(
                                    verb, isStream ? "a stream of " : "", message.getFullName()));
        }
    }
}
