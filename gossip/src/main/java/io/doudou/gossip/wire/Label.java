package io.doudou.gossip.wire;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The header that names the cluster (section 8): a mark, a length, the label. */
final class Label {

    private static final int HEAD_BYTES = 2;

    private final byte[] header;
    private final boolean isStripped;

    Label(Envelope envelope) {
        var label = envelope.label().getBytes(StandardCharsets.UTF_8);
        header = label.length == 0 ? label : header(label);
        isStripped = envelope.labelCheck() == Envelope.LabelCheck.STRIPPED_BEFORE;
    }

    /** What is written in front of everything; nothing without a label. */
    byte[] header() {
        return header;
    }

    /** The length of the header that begins here, as far as it can be seen; 0 if none does. */
    static int length(byte[] bytes, int from, int to) {
        if (from == to || (bytes[from] & 0xff) != Type.LABEL) {
            return 0;
        }
        return HEAD_BYTES + (to - from > 1 ? bytes[from + 1] & 0xff : 1);
    }

    /** Why what begins here is not for this member; null if it is. */
    @Nullable Refusal refusal(byte[] bytes, int from, int to) {
        int length = length(bytes, from, to);
        if (length > to - from) {
            return Refusal.TRUNCATED;
        }
        boolean fits =
                isStripped
                        ? length == 0
                        : Arrays.equals(bytes, from, from + length, header, 0, header.length);
        return fits ? null : Refusal.LABEL_DIFFERS;
    }

    private static byte[] header(byte[] label) {
        var header = new byte[HEAD_BYTES + label.length];
        header[0] = (byte) Type.LABEL;
        header[1] = (byte) label.length;
        System.arraycopy(label, 0, header, HEAD_BYTES, label.length);
        return header;
    }
}
