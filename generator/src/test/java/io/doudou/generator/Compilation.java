package io.doudou.generator;

import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A folder of sources compiled with the processor, under one of the two compilers. */
record Compilation(List<Diagnostic<? extends JavaFileObject>> diagnostics, Path output) {

    /** Under which compilers the processor must work. */
    enum Compiler {
        JAVAC(ToolProvider.getSystemJavaCompiler(), "-Xlint:all,-serial,-processing", "-Werror"),
        ECLIPSE(new EclipseCompiler(), "-warn:-serial,warningToken", "-failOnWarning");

        private final JavaCompiler compiler;
        private final List<String> strict;

        Compiler(JavaCompiler compiler, String... strict) {
            this.compiler = compiler;
            this.strict = List.of(strict);
        }
    }

    /** Compiles all sources of {@code folder} and what the processor makes of them. */
    static Compilation of(Compiler compiler, Path folder, Path output, List<String> options) {
        copyLocks(folder, output);
        return of(compiler, files(folder, ".java"), output, options);
    }

    /** As builds do with resources. The folder has the name of its package. */
    private static void copyLocks(Path folder, Path output) {
        try {
            for (var lock : files(folder, ProtoFiles.LOCK_SUFFIX)) {
                var target = output.resolve(folder.getFileName());
                Files.createDirectories(target);
                Files.copy(lock, target.resolve(lock.getFileName()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Compilation of(
            Compiler compiler, List<Path> sources, Path output, List<String> options) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        try (var files =
                compiler.compiler.getStandardFileManager(
                        diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            var arguments = new ArrayList<>(compiler.strict);
            arguments.addAll(List.of("--release", "25", "-d", output.toString()));
            arguments.addAll(List.of("-s", output.toString(), "-classpath", classPath(output)));
            arguments.addAll(options);
            var task =
                    compiler.compiler.getTask(
                            Writer.nullWriter(),
                            files,
                            diagnostics,
                            arguments,
                            null,
                            files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new DoudouProcessor()));
            task.call();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Compilation(List.copyOf(diagnostics.getDiagnostics()), output);
    }

    /** What the compiler complained about, one line for each: {@code Name.java:12 the message}. */
    List<String> problems() {
        return diagnostics.stream()
                .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
                .map(Compilation::line)
                .sorted()
                .toList();
    }

    /** Those of them that are errors. */
    List<String> errors() {
        return diagnostics.stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(Compilation::line)
                .sorted()
                .toList();
    }

    /** The text of each generated source, sorted by path. */
    List<Path> generated() {
        return files(output, ".java");
    }

    /** The compiled classes, in a loader of their own. */
    ClassLoader load() {
        return new URLClassLoader(new URL[] {url(output)}, getClass().getClassLoader());
    }

    static List<Path> files(Path folder, String ending) {
        try (var tree = Files.walk(folder)) {
            return tree.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        var file = diagnostic.getSource() == null ? "" : diagnostic.getSource().getName();
        var message = diagnostic.getMessage(Locale.ENGLISH).strip();
        return "%s:%d %s"
                .formatted(
                        file.substring(file.lastIndexOf('/') + 1),
                        diagnostic.getLineNumber(),
                        message);
    }

    private static String classPath(Path output) {
        return Stream.of(System.getProperty("java.class.path"), output.toString())
                .reduce((one, other) -> one + java.io.File.pathSeparator + other)
                .orElseThrow();
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException failure) {
            throw new IllegalArgumentException(folder.toString(), failure);
        }
    }
}
