/**
 * What happens while {@code svc run -w} watches: changes become builds, builds become new code in
 * the running service.
 *
 * <p>This side lives in the command's process and compiles; the other side, {@code live}, lives in
 * the service's process and puts the new classes to work. May see {@code project}, {@code shell}
 * and the names in {@code live}. Begin with {@link io.doudou.cli.watch.WatchedService}.
 */
@NullMarked
package io.doudou.cli.watch;

import org.jspecify.annotations.NullMarked;
