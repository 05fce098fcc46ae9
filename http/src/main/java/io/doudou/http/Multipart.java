package io.doudou.http;

import io.doudou.service.Upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * A {@code multipart/form-data} body (RFC 7578) of text and file parts, in order. Files are opened
 * when the body is sent, anew for each attempt, and read while they pass.
 */
public final class Multipart implements Outgoing.Content {

    private final String boundary = "doudou-" + UUID.randomUUID();
    private final List<Part> parts;

    Multipart(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    public String type() {
        return MediaType.MULTIPART.text() + "; boundary=" + boundary;
    }

    /** Length of the whole body in bytes; known before it is sent, because uploads know theirs. */
    public long size() {
        var size = (long) end().length;
        for (var part : parts) {
            size += head(part).length + part.size() + LINE_END.length;
        }
        return size;
    }

    /** A new stream over the whole body; the caller closes it. Files are opened one by one. */
    public InputStream open() {
        var streams = new ArrayList<InputStream>();
        for (var part : parts) {
            streams.add(new ByteArrayInputStream(head(part)));
            streams.add(new Lazy(part));
            streams.add(new ByteArrayInputStream(LINE_END));
        }
        streams.add(new ByteArrayInputStream(end()));
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    private static final byte[] LINE_END = {'\r', '\n'};

    private byte[] head(Part part) {
        return ("--" + boundary + "\r\n" + part.head() + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] end() {
        return ("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** One part of the form. */
    sealed interface Part {

        /** The header lines without the last line end. */
        String head();

        /** Length of the content in bytes. */
        long size();

        /** The content. */
        InputStream open() throws IOException;
    }

    /** A field. */
    record Text(String name, String value) implements Part {
        @Override
        public String head() {
            return "Content-Disposition: form-data; name=\"" + escape(name) + "\"";
        }

        @Override
        public long size() {
            return value.getBytes(StandardCharsets.UTF_8).length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A file. */
    record File(String name, Upload upload) implements Part {
        @Override
        public String head() {
            return "Content-Disposition: form-data; name=\""
                    + escape(name)
                    + "\"; filename=\""
                    + escape(upload.fileName())
                    + "\"\r\nContent-Type: "
                    + upload.contentType().replaceAll("[\\r\\n]", " ");
        }

        @Override
        public long size() {
            return upload.size();
        }

        @Override
        public InputStream open() throws IOException {
            return upload.open();
        }
    }

    /** As browsers do it (WHATWG HTML, multipart form data): RFC 7578 leaves quotes open. */
    private static String escape(String text) {
        return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** Opens the content of a part at the first read. */
    private static final class Lazy extends InputStream {
        private final Part part;
        private InputStream content = nullInputStream();
        private boolean opened;

        Lazy(Part part) {
            this.part = part;
        }

        @Override
        public int read() throws IOException {
            return content().read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return content().read(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            content.close();
        }

        private InputStream content() throws IOException {
            if (!opened) {
                opened = true;
                content = part.open();
            }
            return content;
        }
    }
}
