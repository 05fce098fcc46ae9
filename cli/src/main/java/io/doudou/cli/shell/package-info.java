/**
 * The world outside the command line: the terminal it writes to and the programs it starts.
 *
 * <p>Nothing else in this room starts a process or prints. Sees nothing but the JDK. Begin with
 * {@link io.doudou.cli.shell.Shell}, then {@link io.doudou.cli.shell.Terminal}.
 */
@NullMarked
package io.doudou.cli.shell;

import org.jspecify.annotations.NullMarked;
