/**
 * Encodings other than JSON: protobuf, MessagePack and raw bytes, each as a {@link
 * io.doudou.codec.Codec}.
 *
 * <p>Own code, because what comes in is hostile until proved otherwise, and because a message is
 * turned into JSON without anything in between. Values of programs are read from protobuf and
 * written to it directly ({@code WireReader}, {@code WireWriter}), where the message is as it
 * usually is. Sees {@code codec} and {@code fault}, and the streaming half of Jackson. Begin with
 * {@link io.doudou.codec.binary.Encodings}.
 */
@NullMarked
package io.doudou.codec.binary;

import org.jspecify.annotations.NullMarked;
