/**
 * The annotation processor: one service interface in; routes, client, codecs and OpenAPI documents
 * out.
 *
 * <p>Three steps with a value between each: {@code read} turns elements into a model, {@code check}
 * finds what the model breaks, {@code write} turns it into text. Reader and writers never meet, and
 * nothing is remembered between compilations. Begin with {@link
 * io.doudou.generator.DoudouProcessor}.
 */
@NullMarked
package io.doudou.generator;

import org.jspecify.annotations.NullMarked;
