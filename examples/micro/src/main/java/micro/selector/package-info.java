/**
 * Choosing among the nodes of a service.
 *
 * <p>{@link micro.selector.DataCenter} calls only those in its own data centre, {@link
 * micro.selector.FirstNode} has a selector of its own, {@link micro.selector.Server} is one of the
 * nodes.
 */
@NullMarked
package micro.selector;

import org.jspecify.annotations.NullMarked;
