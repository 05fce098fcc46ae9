package io.doudou.codec.binary;

import io.doudou.codec.Scalar;

import java.time.Duration;
import java.time.Instant;

/**
 * Times and durations as {@code google.protobuf.Timestamp} and {@code Duration} have them: seconds
 * and nanoseconds.
 */
final class WireTime {

    /** Ten thousand years, which is what protobuf promises; what is beyond goes by JSON. */
    private static final long SECONDS_MAX = 315_576_000_000L;

    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final int SECONDS_TAG = 1 << 3 | ProtobufWire.VARINT;
    private static final int NANOS_TAG = 2 << 3 | ProtobufWire.VARINT;

    private WireTime() {}

    /** The time that stands up to a place, as the scalar has it. */
    @SuppressWarnings("unchecked") // That scalar has this type.
    static <T> T instant(WireInput in, int end, Scalar<T> scalar) {
        long seconds = part(in, end, SECONDS_TAG);
        var instant = Instant.ofEpochSecond(seconds, last(in, end));
        return scalar == Scalar.INSTANT ? (T) instant : scalar.parse(instant.toString());
    }

    /** The same of a duration. */
    @SuppressWarnings("unchecked") // That scalar has this type.
    static <T> T duration(WireInput in, int end, Scalar<T> scalar) {
        long seconds = part(in, end, SECONDS_TAG);
        var duration = Duration.ofSeconds(seconds, last(in, end));
        return scalar == Scalar.DURATION ? (T) duration : scalar.parse(duration.toString());
    }

    private static int last(WireInput in, int end) {
        int nanos = (int) part(in, end, NANOS_TAG);
        if (in.at != end) {
            throw new Doubt();
        }
        return nanos;
    }

    private static long part(WireInput in, int end, int tag) {
        long value = in.at < end && in.takeTag(tag) ? in.varint() : 0;
        if (value > SECONDS_MAX || value < -SECONDS_MAX || in.at > end) {
            throw new Doubt();
        }
        return value;
    }

    /**
     * A time or a duration.
     *
     * @throws Doubt when the scalar is not that of the content
     */
    static void put(ByteOutput out, Content content, Scalar<?> scalar, Object value) {
        if (scalar == Scalar.INSTANT && content == Content.TIMESTAMP) {
            put(out, (Instant) value);
        } else if (scalar == Scalar.DURATION && content == Content.DURATION) {
            put(out, (Duration) value);
        } else {
            throw new Doubt();
        }
    }

    static void put(ByteOutput out, Instant instant) {
        put(out, instant.getEpochSecond(), instant.getNano());
    }

    /** Both parts of a negative one are negative in protobuf; in Java only the seconds are. */
    static void put(ByteOutput out, Duration duration) {
        long seconds = duration.getSeconds();
        int nanos = duration.getNano();
        boolean isMixed = seconds < 0 && nanos > 0;
        put(out, isMixed ? seconds + 1 : seconds, isMixed ? nanos - NANOS_PER_SECOND : nanos);
    }

    private static void put(ByteOutput out, long seconds, int nanos) {
        if (seconds != 0) {
            out.varint(SECONDS_TAG);
            out.varint(seconds);
        }
        if (nanos != 0) {
            out.varint(NANOS_TAG);
            out.varint(nanos);
        }
    }
}
