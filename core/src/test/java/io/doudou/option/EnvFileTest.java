package io.doudou.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class EnvFileTest {

    @TempDir private Path folder;

    @Test
    void eachLineIsAVariable() throws IOException {
        var variables =
                read(
                        """
                        # a comment
                        PLAIN=value
                          SPACED  =  two words   # a comment
                        export EXPORTED=1

                        EMPTY=
                        EMPTY_TOO= # only a comment
                        EQUALS=a=b=c
                        HASH=a#b
                        URL=http://u:p@h/#x
                        SINGLE='a "b" \\n #c' # a comment
                        DOUBLE="a 'b'\\n\\t\\"#\\"\\\\ \\d"
                        DOLLAR=$HOME${HOME}
                        TWICE=1
                        TWICE=2
                        """);
        assertThat(variables)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("PLAIN", "value"),
                                Map.entry("SPACED", "two words"),
                                Map.entry("EXPORTED", "1"),
                                Map.entry("EMPTY", ""),
                                Map.entry("EMPTY_TOO", ""),
                                Map.entry("EQUALS", "a=b=c"),
                                Map.entry("HASH", "a#b"),
                                Map.entry("URL", "http://u:p@h/#x"),
                                Map.entry("SINGLE", "a \"b\" \\n #c"),
                                Map.entry("DOUBLE", "a 'b'\n\t\"#\"\\ \\d"),
                                Map.entry("DOLLAR", "$HOME${HOME}"),
                                Map.entry("TWICE", "2")));
    }

    @Test
    void linesMayEndAsOnWindowsAndTheFileMayBeginWithAByteOrderMark() throws IOException {
        assertThat(read("\uFEFFA=1\r\nB=2\r\n")).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(read("A='1'\r\nB=2")).isEqualTo(Map.of("A", "1", "B", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass word", "=secret", "1A=secret", "A B=secret", "A: secret", "A"})
    void aLineThatIsNoVariableIsNamedByItsNumberAndNotShown(String line) throws IOException {
        var file = write("OK=1\n" + line + "\n");
        assertThatThrownBy(() -> EnvFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ": line 2 is not NAME=value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a", "\"a", "'a'b", "\"a\\\"", "\"a\" b"})
    void aQuoteMustEnd(String value) throws IOException {
        var file = write("A=" + value);
        assertThatThrownBy(() -> EnvFile.read(file))
                .hasMessage(file + ": line 1 has a quoted value that does not end with its quote");
    }

    @Test
    void aFileThatIsNoTextOrTooLargeOrNoFileIsRefused() throws IOException {
        var binary = Files.write(folder.resolve("binary"), new byte[] {'A', '=', -1});
        assertThatThrownBy(() -> EnvFile.read(binary)).hasMessage(binary + ": is not UTF-8");
        var large = Files.write(folder.resolve("large"), new byte[EnvFile.FILE_BYTES_MAX + 1]);
        assertThatThrownBy(() -> EnvFile.read(large))
                .hasMessage(large + ": is larger than 1048576 bytes");
        assertThatThrownBy(() -> EnvFile.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot read " + folder);
    }

    private Map<String, String> read(String text) throws IOException {
        return EnvFile.read(write(text));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve(".env"), text);
    }
}
