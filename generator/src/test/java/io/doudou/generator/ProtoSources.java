package io.doudou.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.sun.source.util.JavacTask;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** One interface that is alone in its package. */
    record One(String proto, String lock, List<String> problems) {}

    /** The file of a service, under the numbers of the lock beside it, if there is one. */
    static One file(String service) throws IOException {
        var lock = lock(service);
        return of(
                Compilation.files(folder(service), ".java"),
                service,
                Files.exists(lock) ? Optional.of(Files.readString(lock)) : Optional.empty());
    }

    static Path lock(String service) {
        var name = service.substring(service.indexOf('.') + 1) + ProtoFiles.LOCK_SUFFIX;
        return folder(service).resolve(name);
    }

    static One of(List<Path> sources, String service, Optional<String> lock) throws IOException {
        var name = service.substring(service.lastIndexOf('.') + 1);
        var locks = new HashMap<String, String>();
        lock.ifPresent(text -> locks.put(name + ProtoFiles.LOCK_SUFFIX, text));
        var files = of(sources, List.of(service), locks);
        return new One(
                files.texts().getOrDefault(name + ProtoFiles.SUFFIX, ""),
                files.texts().getOrDefault(name + ProtoFiles.LOCK_SUFFIX, ""),
                files.problems().getOrDefault(service, List.of()));
    }

    /** The files of interfaces of one package, under locks by their names. */
    static ProtoFiles of(List<Path> sources, List<String> services, Map<String, String> locks)
            throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var path = System.getProperty("java.class.path");
            var options = List.of("-proc:none", "-classpath", path);
            var units = files.getJavaFileObjectsFromPaths(sources);
            var task = (JavacTask) compiler.getTask(null, files, null, options, null, units);
            task.analyze();
            var elements = task.getElements();
            var types = services.stream().map(elements::getTypeElement).toList();
            return ProtoFiles.of(
                    elements, types, Map.of(), name -> Optional.ofNullable(locks.get(name)));
        }
    }

    /** What {@code protoc} understands of a file. It must not even warn. */
    static FileDescriptor descriptor(Path protoc, String proto, Path folder) throws Exception {
        var set = descriptors(protoc, Map.of("a.proto", proto), folder);
        return FileDescriptor.buildFrom(set.getFile(0), new FileDescriptor[0]);
    }

    /**
     * What {@code protoc} understands of files by their names, all at once. It must not even warn.
     */
    static FileDescriptorSet descriptors(Path protoc, Map<String, String> files, Path folder)
            throws Exception {
        var command = new ArrayList<>(List.of(protoc.toString(), "-oset.bin"));
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            command.add(file.getKey());
        }
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).as(files.toString()).isEmpty();
        assertThat(process.waitFor()).isZero();
        return FileDescriptorSet.parseFrom(Files.readAllBytes(folder.resolve("set.bin")));
    }
}
