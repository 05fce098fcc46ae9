/**
 * Time as something handed in: nobody reads a clock or sleeps directly, so tests move it by hand.
 * Sees nothing but the JDK. Begin with {@link io.doudou.time.Ticker}.
 */
@NullMarked
package io.doudou.time;

import org.jspecify.annotations.NullMarked;
