/**
 * The bytes of multicast DNS (RFC 1035, RFC 6762) and what go-micro puts into them.
 *
 * <p>Messages in and out, names with their compression, and the JSON text that travels compressed
 * in TXT records. Knows neither sockets nor time; sees nothing else of this room, and of {@code
 * core} its codecs, faults and the records of a registry. Begin with {@link
 * io.doudou.mdns.wire.DnsMessage}.
 */
@NullMarked
package io.doudou.mdns.wire;

import org.jspecify.annotations.NullMarked;
