package io.doudou.http.form;

import io.doudou.fault.Fault;
import io.doudou.http.text.MediaParameters;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes a {@code multipart/form-data} body apart while it arrives (RFC 7578, RFC 2046, 5.1).
 * Belongs to one thread.
 *
 * <p>{@link #next} goes to a part, {@link #read} gives its content. A body that ends without its
 * end line is refused: half a file must not look whole.
 */
final class MultipartReader {

    private static final int BUFFER_BYTES = 64 << 10;

    /** Bytes of the header lines of one part. */
    static final int HEAD_BYTES_MAX = 8 << 10;

    private static final int EPILOGUE_BYTES_MAX = 64 << 10;

    private static final int BOUNDARY_MAX = 70;

    private final InputStream in;
    private final byte[] delimiter;
    private final int[] skips;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int end;
    private boolean within = true;

    /**
     * @param boundary from the content type; each part begins with it
     */
    MultipartReader(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.skips = skips(delimiter);
        // So the first boundary, which no line end precedes, is found like the others.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    /**
     * The boundary that a content type names.
     *
     * @throws Fault 400 when it names none that can be searched for
     */
    static String boundary(String contentType) {
        var boundary = MediaParameters.of(contentType).get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > BOUNDARY_MAX) {
            throw malformed("The content type must name a boundary of 1 to 70 characters.");
        }
        return boundary;
    }

    /** Goes to the next part, dropping what is left of the one before; null at the end. */
    @Nullable PartHead next() throws IOException {
        while (within) {
            from += available();
        }
        from += delimiter.length;
        need(2);
        if (buffer[from] == '-' && buffer[from + 1] == '-') {
            dropEpilogue();
            return null;
        }
        if (!line().isBlank()) {
            throw malformed("A boundary must stand alone on its line.");
        }
        within = true;
        return head();
    }

    /** The next bytes of the part's content; -1 at its end. */
    int read(byte[] into) throws IOException {
        if (!within) {
            return -1;
        }
        var count = Math.min(available(), into.length);
        System.arraycopy(buffer, from, into, 0, count);
        from += count;
        return count == 0 && !within ? -1 : count;
    }

    /** How many bytes at hand are content for sure; at a delimiter the part is over. */
    private int available() throws IOException {
        var found = find();
        if (found == from) {
            within = false;
            return 0;
        }
        if (found > from) {
            return found - from;
        }
        var sure = end - from - delimiter.length + 1;
        if (sure > 0) {
            return sure;
        }
        fill();
        return 0;
    }

    /** Horspool's search: looks at one byte in as many as the delimiter is long. */
    private int find() {
        var last = delimiter.length - 1;
        for (int i = from; i + last < end; i += skips[buffer[i + last] & 0xff]) {
            if (Arrays.equals(buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
                return i;
            }
        }
        return -1;
    }

    private static int[] skips(byte[] pattern) {
        var skips = new int[256];
        Arrays.fill(skips, pattern.length);
        for (int i = 0; i < pattern.length - 1; i++) {
            skips[pattern[i] & 0xff] = pattern.length - 1 - i;
        }
        return skips;
    }

    private PartHead head() throws IOException {
        var head = new PartHead();
        var left = HEAD_BYTES_MAX;
        for (var line = line(); !line.isEmpty(); line = line()) {
            left -= line.length();
            if (left < 0) {
                throw new Fault(
                        431, "multipart.head-too-large", "The head of a part is too large.");
            }
            head.line(line);
        }
        return head;
    }

    private String line() throws IOException {
        var at = from;
        while (true) {
            if (at - from > HEAD_BYTES_MAX) {
                throw new Fault(
                        431, "multipart.head-too-large", "The head of a part is too large.");
            }
            if (at + 1 >= end) {
                var done = at - from;
                fill();
                at = from + done;
            } else if (buffer[at] == '\r' && buffer[at + 1] == '\n') {
                var line = new String(buffer, from, at - from, StandardCharsets.UTF_8);
                from = at + 2;
                return line;
            } else {
                at++;
            }
        }
    }

    private void need(int count) throws IOException {
        while (end - from < count) {
            fill();
        }
    }

    /** Reads more behind what is there. */
    private void fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, end - from);
            end -= from;
            from = 0;
        }
        var count = in.read(buffer, end, buffer.length - end);
        if (count < 0) {
            throw malformed("The body ends before its last boundary: it was cut.");
        }
        end += count;
    }

    /** What follows the last boundary means nothing, but the body ends only behind it. */
    private void dropEpilogue() throws IOException {
        var left = EPILOGUE_BYTES_MAX;
        for (var count = 0; count >= 0; count = in.read(buffer)) {
            left -= count;
            if (left < 0) {
                throw malformed("There is too much behind the last boundary.");
            }
        }
    }

    private static Fault malformed(String detail) {
        return new Fault(400, "multipart.malformed", detail);
    }
}
