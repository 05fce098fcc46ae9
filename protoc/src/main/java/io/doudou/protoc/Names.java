package io.doudou.protoc;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import javax.lang.model.SourceVersion;

/** What the parts of a {@code .proto} file are called in Java. */
final class Names {

    /** Words that no type may have as its name, though they are no keywords. */
    private static final Set<String> NO_TYPES =
            Set.of("record", "sealed", "permits", "var", "yield", "when");

    /** Methods of every object, which no component of a record may be named after. */
    private static final Set<String> METHODS_OF_OBJECT =
            Set.of(
                    "clone",
                    "finalize",
                    "getClass",
                    "hashCode",
                    "notify",
                    "notifyAll",
                    "toString",
                    "wait");

    private Names() {}

    /** The Java package of a file; empty when it says none. */
    static String packageOf(FileDescriptor file) {
        var options = file.getOptions();
        return options.hasJavaPackage() ? options.getJavaPackage() : file.getPackage();
    }

    static boolean isPackage(String name) {
        return !name.isEmpty()
                && Arrays.stream(name.split("\\.", -1)).allMatch(SourceVersion::isName);
    }

    static boolean isType(String name) {
        return SourceVersion.isName(name) && !NO_TYPES.contains(name);
    }

    /** A message or an enum within its package: {@code Order.Line}. */
    static String within(GenericDescriptor type) {
        var packageName = type.getFile().getPackage();
        return packageName.isEmpty()
                ? type.getFullName()
                : type.getFullName().substring(packageName.length() + 1);
    }

    /** Under which nodes are found: the package, as go-micro and gRPC have it in their paths. */
    static String service(ServiceDescriptor service) {
        var packageName = service.getFile().getPackage();
        return packageName.isEmpty() ? service.getName().toLowerCase(Locale.ROOT) : packageName;
    }

    static String method(MethodDescriptor method) {
        var name = method.getName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** Whether the name of a method is one in Java, and becomes that of the procedure again. */
    static boolean isMethod(MethodDescriptor method) {
        return Character.isUpperCase(method.getName().charAt(0))
                && SourceVersion.isName(method(method))
                && !METHODS_OF_OBJECT.contains(method(method));
    }

    static String component(FieldDescriptor field) {
        return component(json(field.getName()));
    }

    static String component(OneofDescriptor oneof) {
        return component(json(oneof.getName()));
    }

    private static String component(String name) {
        boolean isFree = SourceVersion.isName(name) && !METHODS_OF_OBJECT.contains(name);
        return isFree ? name : Character.isDigit(name.charAt(0)) ? "_" + name : name + "_";
    }

    /** The sealed interface of a oneof. */
    static String choice(OneofDescriptor oneof) {
        return capitalised(json(oneof.getName()));
    }

    /** The record that stands around a field of a oneof. */
    static String caseOf(FieldDescriptor field) {
        return capitalised(json(field.getName()));
    }

    /** Whether a message only says what the entries of a map are. */
    static boolean isEntry(Descriptor message) {
        return message.getOptions().getMapEntry();
    }

    /** What protobuf's JSON makes of a name by itself. */
    static String json(String name) {
        var json = new StringBuilder();
        boolean isCapital = false;
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (each == '_') {
                isCapital = true;
            } else {
                json.append(isCapital ? Character.toUpperCase(each) : each);
                isCapital = false;
            }
        }
        return json.length() == 0 ? name : json.toString();
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
