/**
 * What an application does, as spans of OpenTelemetry: calls that it answers, attempts of calls
 * that it makes, messages that it publishes and gets.
 *
 * <p>Reads and writes no wire: the trace comes and goes in the {@link io.doudou.call.CallScope}.
 * Sees {@code http} and the API of OpenTelemetry; the SDK and where spans go are the program's own.
 * Begin with {@link io.doudou.telemetry.Telemetry}, then {@code Facts}, which says what stands in a
 * span.
 */
@NullMarked
package io.doudou.telemetry;

import org.jspecify.annotations.NullMarked;
