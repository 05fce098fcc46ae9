package io.doudou.protoc;

import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers a request of {@code protoc}: the sources of all files, or all that is wrong with them.
 */
final class Generation {

    private static final int FEATURES =
            CodeGeneratorResponse.Feature.FEATURE_PROTO3_OPTIONAL_VALUE
                    | CodeGeneratorResponse.Feature.FEATURE_SUPPORTS_EDITIONS_VALUE;

    private Generation() {}

    static CodeGeneratorResponse answer(CodeGeneratorRequest request) {
        var answer =
                CodeGeneratorResponse.newBuilder()
                        .setSupportedFeatures(FEATURES)
                        .setMinimumEdition(Edition.EDITION_PROTO2_VALUE)
                        .setMaximumEdition(Edition.EDITION_2024_VALUE);
        var known = link(request.getProtoFileList());
        var wanted = request.getFileToGenerateList().stream().map(known::get).toList();
        var problems = new ArrayList<String>();
        wanted.forEach(file -> problems.addAll(Checks.of(file)));
        if (!problems.isEmpty()) {
            return answer.setError(String.join("\n", problems)).build();
        }
        for (var file : wanted) {
            answer.addAllFile(Files.of(file, known.values()));
        }
        return answer.build();
    }

    /** Files by their names; {@code protoc} names each behind those that it imports. */
    private static Map<String, FileDescriptor> link(List<FileDescriptorProto> files) {
        var linked = new LinkedHashMap<String, FileDescriptor>();
        for (var file : files) {
            var imports =
                    file.getDependencyList().stream()
                            .map(linked::get)
                            .toArray(FileDescriptor[]::new);
            try {
                linked.put(file.getName(), FileDescriptor.buildFrom(file, imports));
            } catch (DescriptorValidationException wrong) {
                throw new IllegalArgumentException(file.getName() + " is no such file", wrong);
            }
        }
        return linked;
    }
}
