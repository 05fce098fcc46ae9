package io.doudou.http.filter;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Another stream, compressed while it is read (RFC 1952). Belongs to one thread. */
final class GzipInput extends InputStream {

    /** The fastest: an answer is compressed once and read once, as nginx decides by default. */
    private static final int LEVEL = Deflater.BEST_SPEED;

    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 255};
    private static final int PIECE_BYTES = 8 << 10;

    private final InputStream in;
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 sum = new CRC32();
    private final byte[] piece = new byte[PIECE_BYTES];
    private byte[] frame = HEAD;
    private int framed;
    private boolean closed;

    GzipInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        while (length > 0) {
            var count =
                    framed < frame.length
                            ? frame(into, from, length)
                            : deflated(into, from, length);
            if (count != 0) {
                return count;
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            deflater.end();
            in.close();
        }
    }

    private int frame(byte[] into, int from, int length) {
        var count = Math.min(length, frame.length - framed);
        System.arraycopy(frame, framed, into, from, count);
        framed += count;
        return count;
    }

    /** The next compressed bytes; 0 when there are none yet, -1 behind the trailer. */
    private int deflated(byte[] into, int from, int length) throws IOException {
        if (frame != HEAD) {
            return -1;
        }
        var count = deflater.deflate(into, from, length);
        if (count == 0 && deflater.finished()) {
            frame = trailer();
            framed = 0;
        } else if (count == 0) {
            feed();
        }
        return count;
    }

    private void feed() throws IOException {
        var count = in.read(piece);
        if (count < 0) {
            deflater.finish();
        } else {
            sum.update(piece, 0, count);
            deflater.setInput(piece, 0, count);
        }
    }

    private byte[] trailer() {
        var trailer = new byte[8];
        put(trailer, 0, sum.getValue());
        put(trailer, 4, deflater.getBytesRead());
        return trailer;
    }

    private static void put(byte[] trailer, int at, long value) {
        for (int i = 0; i < 4; i++) {
            trailer[at + i] = (byte) (value >> (8 * i));
        }
    }
}
