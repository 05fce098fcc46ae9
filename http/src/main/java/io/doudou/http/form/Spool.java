package io.doudou.http.form;

import io.doudou.service.Upload;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** One uploaded file: its begin in memory, the rest in a temporary file. Belongs to one thread. */
final class Spool implements Upload {

    private static final byte[] NOTHING = new byte[0];

    private static final Logger LOG = System.getLogger(Spool.class.getName());

    private final String fileName;
    private final String contentType;
    private final Path folder;
    private byte[] memory = NOTHING;
    private int kept;
    private @Nullable Path path;
    private @Nullable OutputStream out;
    private long written;

    Spool(String fileName, String contentType, Path folder) {
        this.fileName = fileName;
        this.contentType = contentType;
        this.folder = folder;
    }

    boolean isOnDisk() {
        return path != null;
    }

    /** Appends in memory. Not after {@link #write}. */
    void keep(byte[] bytes, int count) {
        if (kept + count > memory.length) {
            memory = Arrays.copyOf(memory, Math.max(2 * memory.length, kept + count));
        }
        System.arraycopy(bytes, 0, memory, kept, count);
        kept += count;
    }

    /** Appends to the file, which is made at the first call, readable by this user only. */
    void write(byte[] bytes, int count) throws IOException {
        if (out == null) {
            var made = Files.createTempFile(folder, "doudou-upload-", ".part");
            path = made;
            out = Files.newOutputStream(made);
        }
        out.write(bytes, 0, count);
        written += count;
    }

    /** All is written. */
    void finish() throws IOException {
        if (out != null) {
            out.close();
        }
    }

    byte[] kept() {
        return Arrays.copyOf(memory, kept);
    }

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
        return kept + written;
    }

    @Override
    public InputStream open() throws IOException {
        var begin = new ByteArrayInputStream(memory, 0, kept);
        return path == null ? begin : new SequenceInputStream(begin, Files.newInputStream(path));
    }

    /** Deletes the file; what is open on it stays readable where the system allows. */
    void delete() {
        try {
            finish();
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "cannot delete " + path, failure);
        }
    }
}
