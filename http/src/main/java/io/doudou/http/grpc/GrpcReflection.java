package io.doudou.http.grpc;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.http.wire.ProtoFields;
import io.doudou.stream.Source;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * What there is to call, as gRPC asks for it ({@code grpc.reflection.v1.ServerReflection}, and the
 * same under its older name): the descriptors that a {@code .proto} file would become. Serves all
 * threads.
 */
final class GrpcReflection {

    static final String NAME = "grpc.reflection.v1.ServerReflection";
    static final String OLDER_NAME = "grpc.reflection.v1alpha.ServerReflection";

    private static final int NOT_FOUND = 5;
    private static final int UNIMPLEMENTED = 12;

    private final Supplier<Descriptors> descriptors;

    /**
     * @param descriptors asked when somebody asks
     */
    GrpcReflection(Supplier<Descriptors> descriptors) {
        this.descriptors = descriptors;
    }

    /** What its method takes and gives. A oneof is what it is on the wire: optional fields. */
    static ServiceShapes shapes(String packageName) {
        return ServiceShapes.of(packageName)
                .record("ExtensionRequest")
                .field("containingType", Cardinality.ONE, FieldKind.STRING)
                .field("extensionNumber", Cardinality.ONE, FieldKind.INT32)
                .record("ServerReflectionRequest")
                .field("host", Cardinality.ONE, FieldKind.STRING)
                .at(3)
                .field("fileByFilename", Cardinality.OPTIONAL, FieldKind.STRING)
                .field("fileContainingSymbol", Cardinality.OPTIONAL, FieldKind.STRING)
                .field("fileContainingExtension", Cardinality.OPTIONAL, "ExtensionRequest")
                .field("allExtensionNumbersOfType", Cardinality.OPTIONAL, FieldKind.STRING)
                .field("listServices", Cardinality.OPTIONAL, FieldKind.STRING)
                .record("FileDescriptorResponse")
                .field("fileDescriptorProto", Cardinality.MANY, FieldKind.BYTES)
                .record("ExtensionNumberResponse")
                .field("baseTypeName", Cardinality.ONE, FieldKind.STRING)
                .field("extensionNumber", Cardinality.MANY, FieldKind.INT32)
                .record("ServiceResponse")
                .field("name", Cardinality.ONE, FieldKind.STRING)
                .record("ListServiceResponse")
                .field("service", Cardinality.MANY, "ServiceResponse")
                .record("ErrorResponse")
                .field("errorCode", Cardinality.ONE, FieldKind.INT32)
                .field("errorMessage", Cardinality.ONE, FieldKind.STRING)
                .record("ServerReflectionResponse")
                .field("validHost", Cardinality.ONE, FieldKind.STRING)
                .field("originalRequest", Cardinality.OPTIONAL, "ServerReflectionRequest")
                .at(4)
                .field("fileDescriptorResponse", Cardinality.OPTIONAL, "FileDescriptorResponse")
                .field(
                        "allExtensionNumbersResponse",
                        Cardinality.OPTIONAL,
                        "ExtensionNumberResponse")
                .field("listServicesResponse", Cardinality.OPTIONAL, "ListServiceResponse")
                .field("errorResponse", Cardinality.OPTIONAL, "ErrorResponse")
                .procedure(
                        "ServerReflection.ServerReflectionInfo",
                        "ServerReflectionRequest",
                        "ServerReflectionResponse")
                .build();
    }

    /** One answer to each question. */
    Source<byte[]> answer(Source<byte[]> questions) {
        return questions.map(this::answer);
    }

    private byte[] answer(byte[] question) {
        var host = new String[] {""};
        var answer = new ProtoFields @Nullable [] {null};
        var place = new int[] {7};
        try {
            ProtoFields.read(
                    question,
                    (field, number, bytes) -> {
                        var text = new String(bytes, StandardCharsets.UTF_8);
                        if (field == 1) {
                            host[0] = text;
                        } else if (field >= 3 && field <= 7) {
                            var found = found(field, text);
                            answer[0] = found == null ? missing(field, text) : found;
                            place[0] = found == null ? 7 : field == 7 ? 6 : 4;
                        }
                    });
        } catch (Malformed broken) {
            throw new Fault(400, "body.malformed", String.valueOf(broken.getMessage()));
        }
        var said = answer[0] == null ? error(UNIMPLEMENTED, "Nothing was asked.") : answer[0];
        return new ProtoFields()
                .text(1, host[0])
                .bytes(2, question)
                .message(place[0], said)
                .toBytes();
    }

    /** By the number of the field that asks; null when there is no such thing. */
    private @Nullable ProtoFields found(int field, String name) {
        var known = descriptors.get();
        return switch (field) {
            case 3 -> file(known.fileNamed(name));
            case 4 -> file(known.fileOf(name));
            case 7 -> {
                var list = new ProtoFields();
                known.services().forEach(each -> list.message(1, new ProtoFields().text(1, each)));
                yield list;
            }
            default -> null;
        };
    }

    private static @Nullable ProtoFields file(byte @Nullable [] descriptor) {
        return descriptor == null ? null : new ProtoFields().bytes(1, descriptor);
    }

    /** Extensions are of proto2, which nothing here is. */
    private static ProtoFields missing(int field, String name) {
        return error(NOT_FOUND, field == 3 || field == 4 ? name : "there are no extensions");
    }

    private static ProtoFields error(int code, String message) {
        return new ProtoFields().number(1, code).text(2, message);
    }
}
