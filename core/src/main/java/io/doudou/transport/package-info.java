/**
 * What carries calls and conversations between nodes that do not reach each other over HTTP: the
 * contract of all transports and its embedded reference.
 *
 * <p>{@link io.doudou.transport.Transport} is the contract; it carries {@link
 * io.doudou.broker.Message} and knows nothing of services. {@link io.doudou.transport.Talk} is what
 * all of them need for conversations. Sees {@code broker}, {@code call}, {@code fault} and {@code
 * time}. Begin with {@code Transport}.
 */
@NullMarked
package io.doudou.transport;

import org.jspecify.annotations.NullMarked;
