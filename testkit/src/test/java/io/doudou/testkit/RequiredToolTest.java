package io.doudou.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class RequiredToolTest {

    private static final RequiredTool TOOL = RequiredTool.debian("no-such-program");

    @TempDir private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aProgramOnThePathIsFound() throws IOException {
        var program = program(folder);

        assertThat(require(Map.of("PATH", "/nowhere:" + folder))).isEqualTo(program);
    }

    @Test
    void aProgramThatTheToolsScriptInstalledIsFound() throws IOException {
        var program = program(Files.createDirectories(folder.resolve(".cache/doudou/python/bin")));

        assertThat(require(Map.of("HOME", folder.toString()))).isEqualTo(program);
    }

    @Test
    void aMissingProgramSkipsTheTestAndSaysHowToInstallIt() {
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> require(Map.of()))
                .withMessageContaining("apt-get install no-such-program");
        assertThat(said.toString(UTF_8)).contains("apt-get install no-such-program");
    }

    @Test
    void aMissingProgramFailsTheTestOnTheIntegrationMachine() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> require(Map.of("CI", "true")))
                .withMessageContaining("apt-get install no-such-program");
    }

    private Path require(Map<String, String> environment) {
        return TOOL.require(environment, new PrintStream(said, true, UTF_8));
    }

    private static Path program(Path folder) throws IOException {
        var program = Files.createFile(folder.resolve(TOOL.program()));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
