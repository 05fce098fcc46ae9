package io.doudou.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import io.doudou.plugin.Plugin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** What dev/new-plugin begins compiles, is found, and fails its contract tests: all of them. */
class NewPluginTest {

    @TempDir private Path above;

    @Test
    void aPluginOutsideCompilesIsFoundAndFailsEveryTestOfItsContracts() throws Exception {
        var folder = above.resolve("our-acme");
        script("acme", "registry", "broker", "transport", "codec", "--outside", folder.toString());
        var classes = compiled(folder);

        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            assertThat(names(loader)).containsExactly("acme", "acme", "acme", "acme");
            var outcomes = outcomes(classes, loader);
            assertThat(outcomes).hasSizeGreaterThan(75);
            assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).contains(": to write"));
        }
        assertThat(folder.resolve("pom.xml")).content().contains("<groupId>acme</groupId>");
    }

    @Test
    void aRoomIsBuiltWithAllOthers() throws IOException {
        var home = copyOfTheRoot();
        NewPlugin.of(home, List.of("acme", "broker")).write();

        compiled(home.resolve("acme"));
        assertThat(home.resolve("pom.xml")).content().contains("<module>acme</module>");
        assertThat(home.resolve("acme/src/main/java/module-info.java"))
                .content()
                .contains("module io.doudou.acme {", "io.doudou.acme.AcmeBrokerPlugin;");
        assertThat(home.resolve("acme/src/main/java/io/doudou/acme/AcmeRegistry.java"))
                .doesNotExist();
        assertThatThrownBy(() -> NewPlugin.of(home, List.of("acme")))
                .hasMessageContaining("is there already");
    }

    @Test
    void aCodecNeedsNoSystemAndHasNoSettings() throws IOException {
        var home = copyOfTheRoot();
        NewPlugin.of(home, List.of("cbor", "codec")).write();

        compiled(home.resolve("cbor"));
        assertThat(home.resolve("cbor/README.md")).content().contains("GDD_RPC_CODEC=cbor");
        assertThat(home.resolve("cbor/src/main/java/io/doudou/cbor/CborOptions.java"))
                .doesNotExist();
    }

    @Test
    void whatCannotBeBegunIsRefused() {
        for (var words :
                List.of(
                        List.<String>of(),
                        List.of("acme", "cache"),
                        List.of("--outside", "x"),
                        List.of("acme", "--outside"))) {
            assertThatThrownBy(() -> NewPlugin.of(above, words))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("dev/new-plugin NAME");
        }
        assertThatThrownBy(() -> NewPlugin.of(above, List.of("Acme")))
                .hasMessageContaining("a name is letters and digits");
    }

    private static void script(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(SourceTree.ROOT + "/dev/new-plugin"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("docs/plugins.md");
    }

    /** The root as far as a new room needs it. */
    private Path copyOfTheRoot() throws IOException {
        var templates = Path.of("tidy/src/test/resources/new-plugin");
        Files.copy(SourceTree.ROOT.resolve("pom.xml"), above.resolve("pom.xml"));
        try (var files = Files.walk(SourceTree.ROOT.resolve(templates))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = above.resolve(SourceTree.ROOT.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return above;
    }

    /** Sources and tests, compiled as strictly as a room, beside the service file. */
    private static Path compiled(Path folder) throws IOException {
        var classes = Files.createDirectories(folder.resolve("target/classes"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options =
                List.of(
                        "-Xlint:all,-serial,-processing,-path",
                        "-Werror",
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"));
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(sources(folder));
            assertThat(compiler.getTask(null, files, null, options, null, units).call()).isTrue();
        }
        var services = "META-INF/services";
        Files.createDirectories(classes.resolve("META-INF"));
        Files.move(
                folder.resolve("src/main/resources").resolve(services), classes.resolve(services));
        return classes;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (var files = Files.walk(folder.resolve("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .toList();
        }
    }

    private static List<String> names(ClassLoader loader) {
        return ServiceLoader.load(Plugin.class, loader).stream()
                .filter(each -> each.type().getClassLoader() == loader)
                .map(each -> each.get().name())
                .toList();
    }

    /** How each test ended: the message of its failure, or that it went well. */
    private static List<String> outcomes(Path classes, ClassLoader loader) {
        var outcomes = new ArrayList<String>();
        var request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClasspathRoots(Set.of(classes)))
                        .filters(includeClassNamePatterns(".*ContractTest"))
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                        .build();
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            LauncherFactory.create().execute(request, new Ends(outcomes));
        } finally {
            thread.setContextClassLoader(before);
        }
        return outcomes;
    }

    /** Notes how each test ends. */
    private record Ends(List<String> outcomes) implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                outcomes.add(
                        test.getDisplayName()
                                + " "
                                + result.getThrowable().map(Ends::messages).orElse("went well"));
            }
        }

        private static String messages(Throwable failure) {
            return Stream.concat(Stream.of(failure), Arrays.stream(failure.getSuppressed()))
                    .map(String::valueOf)
                    .toList()
                    .toString();
        }
    }
}
