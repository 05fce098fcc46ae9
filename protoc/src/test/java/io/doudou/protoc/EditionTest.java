package io.doudou.protoc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that say an edition in place of a syntax. The features are set on what {@code protoc}
 * understood of a file in proto2, because older ones of it read no editions.
 */
class EditionTest {

    private static final String FILE =
            """
            syntax = "proto2";
            package edition.v1;
            message Thing {
              optional int32 first = 1;
              repeated int32 second = 2;
              optional Thing third = 3;
            }
            """;

    @TempDir private Path folder;

    private CodeGeneratorResponse answer(Edition edition, int field, FeatureSet features)
            throws Exception {
        Files.writeString(folder.resolve("edition.proto"), FILE);
        var understood = Protoc.require().understood(folder, folder, List.of("edition.proto"));
        var file = understood.getFile(0).toBuilder().setSyntax("editions").setEdition(edition);
        var message = file.getMessageTypeBuilder(0);
        message.getFieldBuilder(field).getOptionsBuilder().setFeatures(features);
        return answer(file.build());
    }

    private static CodeGeneratorResponse answer(FileDescriptorProto file) {
        return Generation.answer(
                CodeGeneratorRequest.newBuilder()
                        .addFileToGenerate(file.getName())
                        .addProtoFile(file)
                        .build());
    }

    private static FeatureSet.Builder features() {
        return FeatureSet.newBuilder();
    }

    /** Absence has a meaning, numbers are packed, enums are open. */
    @ParameterizedTest
    @EnumSource(names = {"EDITION_2023", "EDITION_2024"})
    void whatAnEditionMeansByItselfIsWritten(Edition edition) throws Exception {
        var answer = answer(edition, 0, features().build());
        assertThat(answer.getError()).isEmpty();
        assertThat(answer.getMaximumEdition()).isGreaterThanOrEqualTo(edition.getNumber());
        assertThat(answer.getFile(0).getContent())
                .contains("@OnWire(1) Optional<Integer> first")
                .contains("@OnWire(2) List<Integer> second")
                .contains("@OnWire(3) Optional<Thing> third");
    }

    @Test
    void aFieldWithoutPresenceIsThereAlways() throws Exception {
        var implicit = features().setFieldPresence(FeatureSet.FieldPresence.IMPLICIT).build();
        var answer = answer(Edition.EDITION_2023, 0, implicit);
        assertThat(answer.getFile(0).getContent()).contains("@OnWire(1) int first");
    }

    @Test
    void featuresWithoutAFormAreRefusedWithTheirLine() throws Exception {
        var required =
                features().setFieldPresence(FeatureSet.FieldPresence.LEGACY_REQUIRED).build();
        assertThat(answer(Edition.EDITION_2023, 0, required).getError())
                .isEqualTo("edition.proto:4:3: required has no form in proto3: write optional");
        var expanded =
                features()
                        .setRepeatedFieldEncoding(FeatureSet.RepeatedFieldEncoding.EXPANDED)
                        .build();
        assertThat(answer(Edition.EDITION_2023, 1, expanded).getError())
                .isEqualTo("edition.proto:5:3: numbers are packed here: write [packed = true]");
        var delimited = features().setMessageEncoding(FeatureSet.MessageEncoding.DELIMITED).build();
        assertThat(answer(Edition.EDITION_2023, 2, delimited).getError())
                .startsWith("edition.proto:6:3: groups have no form here");
    }
}
