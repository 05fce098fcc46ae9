package io.doudou.mdns;

import io.doudou.registry.MicroForm;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;

/** Where a node listens, as the records of DNS can say it: an address in numbers, and a port. */
record Place(InetAddress address, int port) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /**
     * Reads the address of a node: a base URL, or {@code host:port}. A host name is looked up,
     * which may take its time.
     *
     * @param owner whose address it is, for the message
     * @throws IllegalArgumentException saying what to announce instead
     */
    static Place of(String text, String owner) {
        if (!MicroForm.isAddress(text)) {
            throw wrong(
                    text,
                    owner,
                    "is neither a base URL such as http://10.0.0.5:6060 nor host:port");
        }
        var uri = uri(text);
        var address = resolved(uri.getHost(), text, owner);
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            throw wrong(text, owner, "is not one that others can call");
        }
        return new Place(address, port(uri));
    }

    private static URI uri(String text) {
        return URI.create(text.contains("://") ? text : "http://" + text);
    }

    private static int port(URI uri) {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }

    private static InetAddress resolved(String host, String text, String owner) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .min(Comparator.comparingInt(each -> each instanceof Inet4Address ? 0 : 1))
                    .orElseThrow();
        } catch (UnknownHostException unknown) {
            throw wrong(text, owner, "has a host that cannot be resolved here");
        }
    }

    private static IllegalArgumentException wrong(String text, String owner, String why) {
        return new IllegalArgumentException(
                "the address \"%s\" of %s %s: multicast DNS announces addresses in numbers, so announce one such as 10.0.0.5:6060 (GDD_HTTP_ADVERTISE)"
                        .formatted(text, owner, why));
    }
}
