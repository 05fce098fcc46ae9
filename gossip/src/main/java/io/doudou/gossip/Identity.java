package io.doudou.gossip;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Versions;

/**
 * Who this node is to the others.
 *
 * @param name unique in the cluster
 * @param address where others reach it, over datagrams and connections alike
 * @param meta what the application tells about this node; at most 512 bytes
 * @param versions the protocol versions that it understands; {@link Versions#STANDARD} for nearly
 *     everybody, while members of Serf want delegate versions 2 5 4
 */
public record Identity(String name, Address address, Bytes meta, Versions versions) {

    /** The most metadata that members written in Go will send on. */
    public static final int META_BYTES_MAX = 512;

    public Identity {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a node needs a name");
        }
        if (meta.length() > META_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "metadata of " + meta.length() + " bytes is over " + META_BYTES_MAX);
        }
        if (!versions.isValid()) {
            throw new IllegalArgumentException("versions cannot be " + versions);
        }
    }
}
