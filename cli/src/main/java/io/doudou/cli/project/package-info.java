/**
 * A Doudou project as it lies on disk: its names, its first files, its modules, and its build.
 *
 * <p>May see {@code shell}; knows nothing of commands. Begin with {@link
 * io.doudou.cli.project.Project}.
 */
@NullMarked
package io.doudou.cli.project;

import org.jspecify.annotations.NullMarked;
