/**
 * The bytes of the membership protocol: what each message looks like, and what surrounds it.
 *
 * <p>Messages are records. {@link io.doudou.gossip.wire.PacketCodec} turns them into datagrams and
 * back, {@link io.doudou.gossip.wire.StreamCodec} into what travels over one connection; an {@link
 * io.doudou.gossip.wire.Envelope} says which label, keys and compression the cluster uses. Whatever
 * cannot be read ends as a {@link io.doudou.gossip.wire.Refusal}, never as an exception, and no
 * input makes a codec hold more than its limits. Sees nothing but the JDK. Begin with {@code
 * PacketMessage}.
 */
@NullMarked
package io.doudou.gossip.wire;

import org.jspecify.annotations.NullMarked;
