/**
 * What a service interface is written with: the few annotations and the two types for files.
 *
 * <p>A plain interface of plain records needs only {@link io.doudou.service.Service}; everything
 * else says explicitly what the generator would otherwise derive from names and types. Sees nothing
 * but the JDK. Begin with {@code Service}.
 */
@NullMarked
package io.doudou.service;

import org.jspecify.annotations.NullMarked;
