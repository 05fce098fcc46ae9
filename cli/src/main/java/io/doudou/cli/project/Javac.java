package io.doudou.cli.project;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The Java compiler in this process, with the generator of this version. It stays warm, which makes
 * the second compilation several times as fast as the first, and a hundred times as fast as Maven.
 * One thread at a time.
 */
public final class Javac implements AutoCloseable {

    /** The Java version that projects are written in, as doudou-parent says. */
    private static final int RELEASE = 25;

    private final JavaCompiler compiler;
    private final StandardJavaFileManager disk;

    /**
     * The compiler of the Java that runs this program.
     *
     * @throws Failure when that Java has none
     */
    public Javac() {
        compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new Failure(
                    Failure.TOOL_MISSING,
                    "the Java in "
                            + System.getProperty("java.home")
                            + " has no compiler; install a JDK 25 or newer, not a JRE",
                    List.of());
        }
        disk = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }

    /**
     * Compiles sources with everything that they need on the class path.
     *
     * @param resources folders of files that stand beside the classes
     * @param options arguments for the compiler or the generator
     */
    public Compilation compile(
            List<SourceText> sources,
            List<Path> classPath,
            List<Path> resources,
            List<String> options) {
        var files = new MemoryFiles(disk, resources);
        return run(sources, classPath, files, options, (task, _) -> task.call(), (_, done) -> done);
    }

    /**
     * Reads sources with all their types, also when they have errors in meaning, and writes no
     * class. Errors in syntax end the reading early: then nothing was understood but the text.
     *
     * @param resources folders of files that stand beside the classes
     * @param reading makes a value of what the compiler understood; the elements are gone when it
     *     returns
     */
    public <T> T analyze(
            List<SourceText> sources,
            List<Path> classPath,
            List<Path> resources,
            List<String> options,
            BiFunction<Understood, Compilation, T> reading) {
        var all = new ArrayList<>(options);
        all.add("--should-stop=ifError=FLOW"); // a class that lacks a method hides no other class
        var files = new MemoryFiles(disk, resources);
        return run(sources, classPath, files, all, Javac::understand, reading);
    }

    /** The compiler's view of the sources. */
    public record Understood(JavacTask task, List<CompilationUnitTree> units) {}

    private static Understood understand(JavacTask task, Supplier<Boolean> hasErrors) {
        try {
            var units = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(units::add);
            if (!hasErrors.get()) {
                task.analyze();
            }
            return new Understood(task, units);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private <S, T> T run(
            List<SourceText> sources,
            List<Path> classPath,
            MemoryFiles files,
            List<String> options,
            BiFunction<JavacTask, Supplier<Boolean>, S> work,
            BiFunction<S, Compilation, T> reading) {
        var messages = new DiagnosticCollector<JavaFileObject>();
        try {
            disk.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        var task = compiler.getTask(null, files, messages, withBasics(options), null, sources);
        task.setLocale(Locale.ROOT);
        task.setProcessors(processors());
        var done = work.apply((JavacTask) task, () -> !of(messages, files).succeeded());
        return reading.apply(done, of(messages, files));
    }

    private static Compilation of(DiagnosticCollector<JavaFileObject> messages, MemoryFiles files) {
        return new Compilation(important(messages), files.classes(), files.sources());
    }

    private static List<String> withBasics(List<String> options) {
        var all =
                new ArrayList<>(
                        List.of(
                                "-g",
                                "-parameters",
                                "-proc:full",
                                "-implicit:none",
                                "-Xlint:-options"));
        // The flag makes the compiler read signatures of an older Java, which takes longer.
        if (Runtime.version().feature() > RELEASE) {
            all.addAll(List.of("--release", String.valueOf(RELEASE)));
        }
        all.addAll(options);
        return all;
    }

    private static List<Processor> processors() {
        return ServiceLoader.load(Processor.class, Javac.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static List<Message> important(DiagnosticCollector<JavaFileObject> messages) {
        return messages.getDiagnostics().stream()
                .filter(it -> it.getKind() != Diagnostic.Kind.NOTE)
                .map(Message::of)
                .toList();
    }

    @Override
    public void close() {
        try {
            disk.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
