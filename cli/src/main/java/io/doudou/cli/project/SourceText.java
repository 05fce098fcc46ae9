package io.doudou.cli.project;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.tools.SimpleJavaFileObject;

/**
 * A Java source as text that was read once, so that the compiler's positions are positions in
 * exactly this text.
 */
public final class SourceText extends SimpleJavaFileObject {

    private final Path file;
    private final String text;

    private SourceText(Path file, String text, URI uri) {
        super(uri, Kind.SOURCE);
        this.file = file;
        this.text = text;
    }

    /** A text that is compiled as if it stood in the file. */
    public static SourceText of(Path file, String text) {
        return new SourceText(file, text, file.toUri());
    }

    /**
     * Reads a source.
     *
     * @throws Failure when the file is not UTF-8
     */
    public static SourceText read(Path file) {
        try {
            return of(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (MalformedInputException broken) {
            throw new Failure(file + " is not UTF-8", broken);
        } catch (IOException broken) {
            throw new Failure("cannot read " + file + ": " + broken.getMessage(), broken);
        }
    }

    public Path file() {
        return file;
    }

    public String text() {
        return text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
