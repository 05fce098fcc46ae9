/** The same key to the same node. See {@link micro.sharding.Sharding}. */
@NullMarked
package micro.sharding;

import org.jspecify.annotations.NullMarked;
