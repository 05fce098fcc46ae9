package io.doudou.plugin;

import io.doudou.codec.Codec;
import io.doudou.option.Settings;

/** Adds an encoding, found by the media types that its codec names. */
public non-sealed interface CodecPlugin extends Plugin {

    /** The codec as the settings describe it. */
    Codec open(Settings settings);
}
