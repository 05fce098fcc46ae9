/**
 * The member of a cluster that bare {@code doudou} runs: a service without operations.
 *
 * <p>Beside {@code live}, this is the only package of the command line that sees {@code app} and
 * {@code http}. Begin with {@link io.doudou.cli.seed.SeedProgram}.
 */
@NullMarked
package io.doudou.cli.seed;

import org.jspecify.annotations.NullMarked;
