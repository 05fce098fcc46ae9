package io.doudou.protoc;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.UnknownFieldSet;

import io.doudou.app.Application;
import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.ServiceShapes;
import io.doudou.http.Call;
import io.doudou.http.Passing;
import io.doudou.http.Routes;
import io.doudou.option.Settings;
import io.doudou.stream.Source;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a server of compiled interfaces tells about itself over gRPC, in the form of descriptors.
 */
final class Reflected {

    private static final JsonCodec<Map<String, String>> TEXTS =
            JsonCodec.of(
                    in -> in.map(JsonReader::string),
                    (out, map) -> out.map(map, JsonWriter::value));

    /** Names of files as questions, and descriptors as answers, of reflection.proto. */
    private static final ServiceShapes SHAPES =
            ServiceShapes.of("grpc.reflection.v1")
                    .record("Question")
                    .at(3)
                    .field("file", Cardinality.OPTIONAL, FieldKind.STRING)
                    .record("Answer")
                    .at(4)
                    .field("files", Cardinality.ONE, FieldKind.BYTES)
                    .procedure("ServerReflection.ServerReflectionInfo", "Question", "Answer")
                    .build();

    private Reflected() {}

    /** The descriptors of files by their names, from a server of these interfaces. */
    static List<FileDescriptorProto> files(
            ClassLoader classes, List<String> interfaces, String... names) throws Exception {
        try (var server = application(Map.of())) {
            for (var each : interfaces) {
                server.serve(routes(classes, each));
            }
            server.start();
            var address = server.address().replaceFirst("http", "grpc");
            try (var caller = application(Map.of("GRPC_REFLECTION_V1", address))) {
                var questions = List.of(names).stream().map(name -> Map.of("file", name)).toList();
                var call =
                        Call.of("Info", "POST", "/info")
                                .procedure(
                                        "ServerReflection.ServerReflectionInfo",
                                        Passing.BODY,
                                        () -> SHAPES)
                                .items("questions", TEXTS, Source.of(questions));
                var files = new ArrayList<FileDescriptorProto>();
                try (var answers = caller.client("grpc.reflection.v1").items(call, TEXTS)) {
                    for (var answer : answers) {
                        files.add(descriptor(answer.getOrDefault("files", "")));
                    }
                }
                return files;
            }
        }
    }

    private static FileDescriptorProto descriptor(String answer) throws Exception {
        var fields = UnknownFieldSet.parseFrom(Base64.getDecoder().decode(answer));
        ByteString file = fields.getField(1).getLengthDelimitedList().get(0);
        return FileDescriptorProto.parseFrom(file);
    }

    /** On this machine only, at any port, and with settings of no file. */
    static Application application(Map<String, String> environment) {
        var all = new HashMap<>(Map.of("GDD_HOST", "127.0.0.1", "GDD_PORT", "0"));
        all.putAll(environment);
        return Application.with(Settings.load(new String[0], all, Path.of("no-such-folder")));
    }

    /** Of an implementation that nobody calls. */
    static Routes routes(ClassLoader classes, String name) throws Exception {
        var contract = classes.loadClass(name);
        var service =
                Proxy.newProxyInstance(
                        classes,
                        new Class<?>[] {contract},
                        (self, method, arguments) -> {
                            throw new UnsupportedOperationException(method.getName());
                        });
        var of = classes.loadClass(name + "Routes").getMethod("of", contract);
        return (Routes) of.invoke(null, service);
    }

    /** A line for each part of some files; only comments, options and their order are left out. */
    static SortedSet<String> lines(Collection<FileDescriptorProto> files) {
        var lines = new TreeSet<String>();
        for (var file : files) {
            var scope = "." + file.getPackage();
            file.getMessageTypeList().forEach(each -> add(scope, each, lines));
            file.getEnumTypeList().forEach(each -> add(scope, each, lines));
            file.getServiceList().forEach(each -> add(scope, each, lines));
        }
        return lines;
    }

    private static void add(String scope, DescriptorProto message, SortedSet<String> lines) {
        var name = scope + "." + message.getName();
        lines.add(name + " is a message");
        for (var field : message.getFieldList()) {
            var oneof =
                    field.hasOneofIndex()
                            ? message.getOneofDecl(field.getOneofIndex()).getName()
                            : "none";
            lines.add(
                    "%s.%s = %d: %s %s %s, in JSON %s, oneof %s, optional %s"
                            .formatted(
                                    name,
                                    field.getName(),
                                    field.getNumber(),
                                    field.getLabel(),
                                    field.getType(),
                                    field.getTypeName(),
                                    field.getJsonName(),
                                    oneof,
                                    field.getProto3Optional()));
        }
        message.getNestedTypeList().forEach(each -> add(name, each, lines));
        message.getEnumTypeList().forEach(each -> add(name, each, lines));
    }

    private static void add(String scope, EnumDescriptorProto type, SortedSet<String> lines) {
        for (var each : type.getValueList()) {
            lines.add(
                    "%s.%s.%s = %d"
                            .formatted(scope, type.getName(), each.getName(), each.getNumber()));
        }
    }

    private static void add(String scope, ServiceDescriptorProto service, SortedSet<String> lines) {
        for (var each : service.getMethodList()) {
            lines.add(
                    "%s.%s.%s takes %s (stream %s), gives %s (stream %s)"
                            .formatted(
                                    scope,
                                    service.getName(),
                                    each.getName(),
                                    each.getInputType(),
                                    each.getClientStreaming(),
                                    each.getOutputType(),
                                    each.getServerStreaming()));
        }
    }
}
