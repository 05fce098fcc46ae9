/**
 * Values to text and back: what the generated codecs, routes and clients are written against.
 *
 * <p>{@link io.doudou.codec.Scalar} turns one value into one string (a query parameter, a header);
 * {@link io.doudou.codec.JsonCodec} turns a record into JSON through {@link
 * io.doudou.codec.JsonReader} and {@link io.doudou.codec.JsonWriter}, which are strict (RFC 8259),
 * bounded, and note every problem instead of stopping at the first. Sees {@code fault} and the
 * streaming half of Jackson, which appears in no public signature. Begin with {@code JsonCodec}.
 */
@NullMarked
package io.doudou.codec;

import org.jspecify.annotations.NullMarked;
