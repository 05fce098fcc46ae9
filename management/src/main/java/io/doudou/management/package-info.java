/**
 * What an operator looks at: documentation page, OpenAPI documents, metrics, configuration, health.
 *
 * <p>{@link io.doudou.management.Management} mounts all of it below {@code /go-doudou/}, the paths
 * that scrapers and links of go-doudou already know, when {@code GDD_MANAGE_ENABLE} is true. Off,
 * it costs nothing on the way of a request. Sees {@code http} and {@code core}. Begin with {@code
 * Management}.
 */
@NullMarked
package io.doudou.management;

import org.jspecify.annotations.NullMarked;
