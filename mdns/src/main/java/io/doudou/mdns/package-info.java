/**
 * The registry that asks the local network: multicast DNS (RFC 6762) in the record form of
 * go-micro, with a responder and a resolver of its own.
 *
 * <p>What is announced here ({@code Offers}) and what others announce ({@code Neighbours}) take a
 * message or the time and say what to send; {@code MdnsRegistry} owns both, one lock, the sockets
 * and the thread that reads them. Sees {@code mdns.wire}, and the contracts of {@code core}. Begin
 * with {@link io.doudou.mdns.MdnsRegistry}.
 */
@NullMarked
package io.doudou.mdns;

import org.jspecify.annotations.NullMarked;
