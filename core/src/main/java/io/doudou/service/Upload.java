package io.doudou.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that a caller sends. On the server it lives in memory or in a temporary file until the
 * handler returns, so a handler that keeps it must copy it. All methods may block.
 */
public interface Upload {

    /**
     * The name that the caller gave, reduced to its last segment; never a path. It is still foreign
     * text: do not use it as the name of a file without a check of your own.
     */
    String fileName();

    /** The media type that the caller gave, else {@code application/octet-stream}. */
    String contentType();

    /** Length in bytes. */
    long size();

    /** A new stream over the whole content; the caller closes it. */
    InputStream open() throws IOException;

    /** Copies the content to {@code target}, replacing what is there. */
    default void copyTo(Path target) throws IOException {
        try (var in = open()) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** An upload of bytes in memory. */
    static Upload of(String fileName, String contentType, byte[] content) {
        return new Upload() {
            @Override
            public String fileName() {
                return fileName;
            }

            @Override
            public String contentType() {
                return contentType;
            }

            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }

    /** An upload of a file, which is read when the call is made. */
    static Upload of(Path file) throws IOException {
        var size = Files.size(file);
        var name = file.getFileName().toString();
        return new Upload() {
            @Override
            public String fileName() {
                return name;
            }

            @Override
            public String contentType() {
                return "application/octet-stream";
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
