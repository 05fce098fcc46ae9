package io.doudou.sample;

import io.doudou.codec.Codec;
import io.doudou.option.Settings;
import io.doudou.plugin.CodecPlugin;

/** Adds the codec {@code sample}. */
public final class SampleCodecPlugin implements CodecPlugin {

    /** For the service loader. */
    public SampleCodecPlugin() {}

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Codec open(Settings settings) {
        return new SampleCodec();
    }
}
