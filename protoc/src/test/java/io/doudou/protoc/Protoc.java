package io.doudou.protoc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;

import io.doudou.testkit.RequiredTool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Google's compiler, as the tests call it. */
record Protoc(Path program) {

    private static final RequiredTool PROTOC =
            new RequiredTool("protoc", "apt-get install protobuf-compiler");

    static Protoc require() {
        return new Protoc(PROTOC.require());
    }

    /** What it said, and whether it was content. */
    record Said(int status, String text) {}

    /** Runs it in a folder, whose files may import those of Google's API beside it. */
    Said run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        var library = Path.of("src/test/resources/library").toAbsolutePath();
        var command = new ArrayList<>(List.of(program.toString(), "-I.", "-I" + library));
        command.addAll(arguments);
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    /** What it understands of files, with those that they import. */
    FileDescriptorSet understood(Path folder, Path output, List<String> files) throws Exception {
        var set = output.resolve("set.bin");
        var arguments = new ArrayList<>(List.of("--include_imports", "--include_source_info"));
        arguments.add("--descriptor_set_out=" + set.toAbsolutePath());
        arguments.addAll(files);
        var said = run(folder, arguments);
        assertThat(said.text()).isEmpty();
        assertThat(said.status()).isZero();
        return FileDescriptorSet.parseFrom(Files.readAllBytes(set));
    }

    /** What the plugin answers to it for these files. */
    CodeGeneratorResponse answer(Path folder, Path output, List<String> files) throws Exception {
        return Generation.answer(
                CodeGeneratorRequest.newBuilder()
                        .addAllFileToGenerate(files)
                        .addAllProtoFile(understood(folder, output, files).getFileList())
                        .build());
    }

    /** The {@code .proto} files below a folder, by their paths within it. */
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(file -> file.toString().endsWith(".proto"))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
