package io.doudou.sample;

import io.doudou.codec.Codec;
import io.doudou.codec.MessageShape;

import java.util.List;

/** Messages in Sample: say in a sentence what they look like. Stateless; serves all threads. */
public final class SampleCodec implements Codec {

    /** A codec. */
    public SampleCodec() {}

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public List<String> contentTypes() {
        throw unwritten("contentTypes");
    }

    @Override
    public byte[] toJson(MessageShape shape, byte[] message) {
        throw unwritten("toJson");
    }

    @Override
    public byte[] fromJson(MessageShape shape, byte[] json) {
        throw unwritten("fromJson");
    }

    private static UnsupportedOperationException unwritten(String what) {
        return new UnsupportedOperationException(what + " of Sample: to write");
    }
}
