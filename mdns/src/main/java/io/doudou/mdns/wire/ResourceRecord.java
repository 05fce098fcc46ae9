package io.doudou.mdns.wire;

import java.net.InetAddress;
import java.util.List;

/** One record of the kinds that say where a service is. Names end with a dot. */
public sealed interface ResourceRecord {

    /** Whom it is about. */
    String name();

    /** Seconds for which it may be believed, 0 when it is withdrawn; up to 32 bits. */
    long ttl();

    /**
     * A name that leads to another one: from a service to one of its instances.
     *
     * @param target the other name
     */
    record Pointer(String name, long ttl, String target) implements ResourceRecord {}

    /**
     * Where an instance is (SRV).
     *
     * @param target the name of the host
     */
    record Place(String name, long ttl, int priority, int weight, int port, String target)
            implements ResourceRecord {}

    /**
     * What an instance says of itself (TXT).
     *
     * @param pieces texts of at most 255 bytes, a character for each byte
     */
    record Text(String name, long ttl, List<String> pieces) implements ResourceRecord {
        public Text {
            pieces = List.copyOf(pieces);
        }
    }

    /** The address of a host (A or AAAA). */
    record Host(String name, long ttl, InetAddress address) implements ResourceRecord {}
}
