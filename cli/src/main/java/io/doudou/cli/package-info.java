/**
 * The commands of the program {@code doudou}, one class each, named after the command.
 *
 * <p>Options are fields, the work is one method. What a command needs of the world comes through
 * its constructor ({@link io.doudou.cli.Surroundings}). Uses {@code project} (what lies on disk),
 * {@code code} (reading and adding Java), {@code live} (the watched service) and {@code shell}.
 * Begin with {@link io.doudou.cli.Doudou}.
 */
@NullMarked
package io.doudou.cli;

import org.jspecify.annotations.NullMarked;
