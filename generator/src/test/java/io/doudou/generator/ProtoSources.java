package io.doudou.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.sun.source.util.JavacTask;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javax.tools.ToolProvider;

/** Services of the folder {@code good} as {@code .proto} files. */
final class ProtoSources {

    private ProtoSources() {}

    static Path folder(String service) {
        return Path.of("src/test/resources/good", service.substring(0, service.indexOf('.')));
    }

    /** The file of a service, under the numbers of the lock beside it, if there is one. */
    static ProtoFile file(String service) throws IOException {
        var lock = lock(service);
        return of(
                Compilation.files(folder(service), ".java"),
                service,
                Files.exists(lock) ? Optional.of(Files.readString(lock)) : Optional.empty());
    }

    static Path lock(String service) {
        var name = service.substring(service.indexOf('.') + 1) + ProtoFile.LOCK_SUFFIX;
        return folder(service).resolve(name);
    }

    static ProtoFile of(List<Path> sources, String service, Optional<String> lock)
            throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var path = System.getProperty("java.class.path");
            var options = List.of("-proc:none", "-classpath", path);
            var units = files.getJavaFileObjectsFromPaths(sources);
            var task = (JavacTask) compiler.getTask(null, files, null, options, null, units);
            task.analyze();
            var type = task.getElements().getTypeElement(service);
            return ProtoFile.of(task.getElements(), type, Map.of(), lock);
        }
    }

    /** What {@code protoc} understands of a file. It must not even warn. */
    static FileDescriptor descriptor(Path protoc, String proto, Path folder) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("a.proto"), proto);
        var process =
                new ProcessBuilder(protoc.toString(), "-oa.bin", "a.proto")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).as(proto).isEmpty();
        assertThat(process.waitFor()).isZero();
        var set = FileDescriptorSet.parseFrom(Files.readAllBytes(folder.resolve("a.bin")));
        return FileDescriptor.buildFrom(set.getFile(0), new FileDescriptor[0]);
    }
}
