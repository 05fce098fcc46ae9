package io.doudou.gossip.wire;

/**
 * One member as another one knows it, as a line of a {@link PushPull}.
 *
 * @param name its name
 * @param address where it is
 * @param meta what its application tells about it
 * @param incarnation unsigned 32 bits
 * @param status what the sender takes it for
 * @param versions the protocol versions that it understands and speaks
 */
public record NodeState(
        String name,
        Address address,
        Bytes meta,
        long incarnation,
        Status status,
        Versions versions) {}
