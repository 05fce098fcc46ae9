package io.doudou.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A file that a service answers with. The server streams and closes it; a caller of the typed
 * client must close it, because until then it holds a connection. Belongs to one thread.
 *
 * @param fileName the name that is offered to the receiver; from a client call it is already
 *     reduced to its last segment
 * @param contentType the media type
 * @param size length in bytes, empty when not known before the end
 * @param stream the content, read once
 */
public record Download(String fileName, String contentType, OptionalLong size, InputStream stream)
        implements AutoCloseable {

    /** A file as {@code application/octet-stream} under its own name. */
    public static Download of(Path file) throws IOException {
        var size = OptionalLong.of(Files.size(file));
        var name = file.getFileName().toString();
        return new Download(name, "application/octet-stream", size, Files.newInputStream(file));
    }

    /** Bytes in memory. */
    public static Download of(String fileName, String contentType, byte[] content) {
        return new Download(
                fileName,
                contentType,
                OptionalLong.of(content.length),
                new ByteArrayInputStream(content));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
