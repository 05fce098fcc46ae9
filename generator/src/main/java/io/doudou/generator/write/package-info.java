/**
 * From the model to text: routes, client, codecs and OpenAPI documents are writers over one model
 * that never see the source.
 *
 * <p>Java is written with JavaPoet, JSON with our own small {@code Json}. What generated code calls
 * in other rooms is named in one class, {@code Rooms}. Sees the model and the shapes only. Begin
 * with {@link io.doudou.generator.write.RoutesWriter}.
 */
@NullMarked
package io.doudou.generator.write;

import org.jspecify.annotations.NullMarked;
