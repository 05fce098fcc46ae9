/**
 * Settings: declared once as an {@link io.doudou.option.Option}, chosen by the operator or the
 * program, read once by the component that needs them.
 *
 * <p>What the command line says wins over the process environment, which wins over {@code
 * .env.<GDD_ENV>}, {@code .env}, the program, and the default. Sees nothing but the JDK. Begin with
 * {@code Option}, then {@code Settings}.
 */
@NullMarked
package io.doudou.option;

import org.jspecify.annotations.NullMarked;
