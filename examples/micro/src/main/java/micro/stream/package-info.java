/**
 * Values that come and go one after another while a call runs.
 *
 * <p>{@link micro.stream.Streamer} is the contract, {@link micro.stream.Streams} serves and calls
 * it.
 */
@NullMarked
package micro.stream;

import org.jspecify.annotations.NullMarked;
