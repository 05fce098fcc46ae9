package io.doudou.codec.binary;

import io.doudou.codec.Codec;
import io.doudou.codec.Codecs;

import java.util.List;

/** The codecs that are always there. */
public final class Encodings {

    private static final Codec PROTOBUF = new Protobuf();
    private static final Codec MESSAGE_PACK = new MessagePack();
    private static final Codec RAW = new RawBytes();
    private static final List<Codec> ALL = List.of(PROTOBUF, MESSAGE_PACK, RAW);
    private static final Codecs STANDARD = Codecs.of(ALL);

    private Encodings() {}

    /** Protocol Buffers, version 3: {@code application/protobuf}. */
    public static Codec protobuf() {
        return PROTOBUF;
    }

    /** MessagePack: {@code application/msgpack}. */
    public static Codec messagePack() {
        return MESSAGE_PACK;
    }

    /** The bytes of messages that hold nothing else: {@code application/octet-stream}. */
    public static Codec rawBytes() {
        return RAW;
    }

    /** All of them. */
    public static List<Codec> all() {
        return ALL;
    }

    /** All of them, to be found by media type. */
    public static Codecs standard() {
        return STANDARD;
    }
}
