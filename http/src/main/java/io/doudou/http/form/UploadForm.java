package io.doudou.http.form;

import io.doudou.fault.Cancelled;
import io.doudou.fault.Fault;
import io.doudou.service.Upload;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A multipart body as the handler's {@code Input} sees it: read as a whole when the first value is
 * asked for, so that it does not matter in which order the parts come. Belongs to one thread.
 *
 * <p>It is a stream too, so that it can take the place of the request's body; closing it deletes
 * the files that were made.
 */
public final class UploadForm extends InputStream {

    private static final int PIECE_BYTES = 32 << 10;

    private final InputStream in;
    private final @Nullable String contentType;
    private final UploadLimits limits;
    private final List<Text> texts = new ArrayList<>();
    private final List<File> files = new ArrayList<>();
    private boolean parsed;
    private int memoryLeft;
    private long taken;

    private record Text(String name, String value) {}

    private record File(String name, Spool upload) {}

    public UploadForm(InputStream in, @Nullable String contentType, UploadLimits limits) {
        this.in = in;
        this.contentType = contentType;
        this.limits = limits;
        this.memoryLeft = limits.memoryBytesMax();
    }

    /** All text parts of a name, in order. */
    public List<String> texts(String name) {
        parse();
        return texts.stream().filter(text -> text.name.equals(name)).map(Text::value).toList();
    }

    /** All file parts of a name, in order. */
    public List<Upload> files(String name) {
        parse();
        return files.stream()
                .filter(file -> file.name.equals(name))
                .<Upload>map(File::upload)
                .toList();
    }

    private void parse() {
        if (parsed) {
            return;
        }
        parsed = true;
        try {
            readParts(new MultipartReader(in, MultipartReader.boundary(type())));
        } catch (IOException cut) {
            throw new Cancelled("the upload was broken off", cut);
        }
    }

    private String type() {
        return contentType == null ? "" : contentType;
    }

    private void readParts(MultipartReader parts) throws IOException {
        for (var head = parts.next(); head != null; head = parts.next()) {
            if (texts.size() + files.size() == limits.partsMax()) {
                throw new Fault(413, "multipart.too-many", "There are too many parts.");
            }
            var fileName = head.fileName();
            if (fileName == null) {
                texts.add(new Text(head.name(), text(parts)));
            } else {
                file(head.name(), new Spool(fileName, head.contentType(), limits.folder()), parts);
            }
        }
    }

    private String text(MultipartReader parts) throws IOException {
        var spool = new Spool("", "", limits.folder());
        var piece = new byte[PIECE_BYTES];
        for (var count = parts.read(piece); count >= 0; count = parts.read(piece)) {
            if (!hasMemory(count)) {
                throw new Fault(413, "multipart.text-too-large", "The text parts are too large.");
            }
            spool.keep(piece, count);
        }
        return new String(spool.kept(), StandardCharsets.UTF_8);
    }

    private void file(String name, Spool spool, MultipartReader parts) throws IOException {
        files.add(new File(name, spool));
        var piece = new byte[PIECE_BYTES];
        for (var count = parts.read(piece); count >= 0; count = parts.read(piece)) {
            if (!spool.isOnDisk() && hasMemory(count)) {
                spool.keep(piece, count);
            } else {
                spool.write(piece, count);
            }
        }
        spool.finish();
    }

    /** Takes memory when the request has some left. */
    private boolean hasMemory(int count) {
        if (count > memoryLeft) {
            return false;
        }
        limits.budget().take(count);
        memoryLeft -= count;
        taken += count;
        return true;
    }

    /** The body itself, for a handler that reads it by hand. */
    @Override
    public int read() throws IOException {
        return in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return in.read(into, from, length);
    }

    /** Deletes all files and gives the memory back. A second call does nothing. */
    @Override
    public void close() throws IOException {
        files.forEach(file -> file.upload.delete());
        limits.budget().giveBack(taken);
        taken = 0;
        in.close();
    }
}
