package io.doudou.protoc;

import io.doudou.generator.DoudouProcessor;

import java.io.IOException;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Java sources that are compiled with the processor, without a warning. */
final class Compiled {

    private Compiled() {}

    /** The classes of what the plugin writes for {@code .proto} files, in a loader of their own. */
    static ClassLoader of(Protoc protoc, Path protos, Path output, List<String> files)
            throws Exception {
        var answer = protoc.answer(protos, output, files);
        if (!answer.getError().isEmpty()) {
            throw new IllegalArgumentException(answer.getError());
        }
        var sources = output.resolve("sources");
        for (var file : answer.getFileList()) {
            var path = sources.resolve(file.getName());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getContent());
        }
        return of(sources, Files.createDirectories(output.resolve("classes")));
    }

    /** The classes of a folder of sources, in a loader of their own. */
    static ClassLoader of(Path sources, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new DiagnosticCollector<JavaFileObject>();
        try (var files =
                        compiler.getStandardFileManager(
                                said, Locale.ENGLISH, StandardCharsets.UTF_8);
                Stream<Path> tree = Files.walk(sources)) {
            var units = tree.filter(file -> file.toString().endsWith(".java")).toList();
            var options =
                    List.of(
                            "-Xlint:all,-processing",
                            "-d",
                            classes.toString(),
                            "-classpath",
                            System.getProperty("java.class.path"));
            var task =
                    compiler.getTask(
                            Writer.nullWriter(),
                            files,
                            said,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(units));
            task.setProcessors(List.of(new DoudouProcessor()));
            task.call();
        }
        if (!said.getDiagnostics().isEmpty()) {
            throw new IllegalArgumentException(said.getDiagnostics().toString());
        }
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, Compiled.class.getClassLoader());
    }
}
