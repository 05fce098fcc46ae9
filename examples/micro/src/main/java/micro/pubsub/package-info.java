/**
 * Publishing events and subscribing to them.
 *
 * <p>{@link micro.pubsub.Events} says what is published under which topic. {@link
 * micro.pubsub.PubSub} subscribes with a lambda, an object and a queue, and publishes.
 */
@NullMarked
package micro.pubsub;

import org.jspecify.annotations.NullMarked;
