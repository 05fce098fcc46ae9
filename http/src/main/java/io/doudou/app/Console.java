package io.doudou.app;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the standard output of this process can show.
 *
 * @param isTerminal whether a person may see colours there
 * @param charset how text is encoded for it
 */
record Console(boolean isTerminal, Charset charset) {

    /**
     * Asks the operating system and not {@link System#console}, which would load an editor of
     * command lines. Where there is no {@code /proc}, output is plain.
     */
    static Console ofProcess() {
        var charset =
                Charset.forName(
                        System.getProperty("stdout.encoding", "UTF-8"), StandardCharsets.US_ASCII);
        return new Console(System.getenv("NO_COLOR") == null && leadsToTerminal(), charset);
    }

    /** Whether box-drawing characters survive. */
    boolean isUnicode() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    private static boolean leadsToTerminal() {
        try {
            var target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException otherSystem) {
            return false;
        }
    }
}
