package io.doudou.sample;

import io.doudou.codec.Codec;
import io.doudou.option.Settings;
import io.doudou.testkit.CodecContract;

/** What every codec promises. Two messages of adversaries have to be made by hand. */
class SampleCodecContractTest extends CodecContract {

    @Override
    protected Codec codec() {
        return new SampleCodecPlugin().open(Settings.none());
    }

    @Override
    protected byte[] nested(int depth) {
        throw new UnsupportedOperationException("a message nested so deeply: to write");
    }

    @Override
    protected byte[] emptyMembers(int count) {
        throw new UnsupportedOperationException("so many messages without content: to write");
    }
}
