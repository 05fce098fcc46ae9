package io.doudou.generator;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** A service in a module of its own compiles and runs; the module opens nothing to anybody. */
class NamedModuleTest {

    private static final Path SOURCES = Path.of("src/test/resources/module");

    @TempDir private Path output;

    @Test
    void aServiceInANamedModuleIsServedCalledAndDocumented() throws Exception {
        var modules = pathTo("io.doudou.http");
        compile(modules);

        assertThat(run(modules))
                .contains("[User[name=Ada, kind=GUEST], User[name=Ada, kind=GUEST]]")
                .contains("document: true")
                .contains("module shop");
    }

    private void compile(String modules) throws IOException {
        var javac = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        var strict = List.of("-Xlint:all,-processing", "-Werror");
        var arguments = new ArrayList<>(List.of("-d", "" + output, "--module-path", modules));
        arguments.addAll(strict);
        try (var files = javac.getStandardFileManager(null, Locale.ENGLISH, UTF_8)) {
            var sources = files.getJavaFileObjectsFromPaths(Compilation.files(SOURCES, ".java"));
            var task = javac.getTask(messages, files, null, arguments, null, sources);
            task.setProcessors(List.of(new DoudouProcessor()));
            assertThat(task.call()).as(messages.toString()).isTrue();
        }
    }

    private String run(String modules) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var path = output + File.pathSeparator + modules;
        var process =
                new ProcessBuilder(java, "--module-path", path, "--module", "shop/shop.Main")
                        .redirectErrorStream(true)
                        .start();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    /** Where a module and all that it requires are, among the libraries of this test. */
    private static String pathTo(String name) {
        var known =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .flatMap(entry -> module(Path.of(entry)).stream())
                        .collect(
                                Collectors.toMap(
                                        each -> each.descriptor().name(),
                                        each -> each,
                                        (first, second) -> first));
        var needed = new HashSet<String>();
        need(name, known, needed);
        return needed.stream()
                .map(each -> Path.of(known.get(each).location().orElseThrow()).toString())
                .sorted()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void need(String name, Map<String, ModuleReference> known, Set<String> needed) {
        if (known.containsKey(name) && needed.add(name)) {
            known.get(name).descriptor().requires().stream()
                    .filter(each -> !each.modifiers().contains(Requires.Modifier.STATIC))
                    .forEach(each -> need(each.name(), known, needed));
        }
    }

    /** The module at an entry of the class path, which may also be none at all. */
    private static Optional<ModuleReference> module(Path entry) {
        try {
            return ModuleFinder.of(entry).findAll().stream().findFirst();
        } catch (FindException notAModule) {
            return Optional.empty();
        }
    }
}
