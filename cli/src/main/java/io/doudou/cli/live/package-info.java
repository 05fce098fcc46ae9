/**
 * The side of {@code svc run -w} that lives in the service's process: it loads each new version of
 * the service's classes and lets it take over the open port.
 *
 * <p>Runs with the libraries of the service, so it sees nothing but {@code http} and the JDK. The
 * other side is {@code watch}. Begin with {@link io.doudou.cli.live.LiveMain}.
 */
@NullMarked
package io.doudou.cli.live;

import org.jspecify.annotations.NullMarked;
