package io.doudou.registry;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Nodes as go-micro's registries have them, whatever system is behind, and back. Stateless.
 *
 * <p>Programs written with go-micro must be able to call our nodes, so what they look for in the
 * metadata is added where it is missing, and {@code protocol=http} becomes {@code mucp}, which is
 * what they call RPC over HTTP. What was registered goes along in one more entry, from which our
 * own programs restore it: base URL with root path and scheme, metadata, those of the service too.
 */
public final class MicroForm {

    private static final String PROTOCOL = "protocol";
    private static final String HTTP = "http";
    private static final String MUCP = "mucp";

    /** Go's watchers pass over a service without a version. */
    private static final String NO_VERSION = "latest";

    /** What go-micro's own nodes say, and what its clients and tools look at. */
    private static final Map<String, String> ADDED =
            Map.of(PROTOCOL, MUCP, "transport", HTTP, "server", MUCP, "broker", HTTP);

    private static final int PORT_MAX = 65_535;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** Addresses of transports that are no URLs. */
    private static final Pattern NAME = Pattern.compile("[\\w.:$-]+");

    private MicroForm() {}

    /**
     * A service with this node alone, as go-micro has it: the address is {@code host:port} when it
     * was a base URL, and otherwise what it was.
     *
     * @param registry what go-micro calls the registry
     */
    public static Service of(Service service, Node node, String registry) {
        var metadata = new TreeMap<>(ADDED);
        metadata.put("registry", registry);
        metadata.putAll(node.metadata());
        if (HTTP.equals(node.metadata().get(PROTOCOL))) {
            metadata.put(PROTOCOL, MUCP);
        }
        metadata.put(Registered.KEY, Registered.of(service, node).json());
        return new Service(
                service.name(),
                service.version().isEmpty() ? NO_VERSION : service.version(),
                service.metadata(),
                service.endpoints(),
                List.of(new Node(node.id(), authority(node.address()), metadata)));
    }

    /**
     * What was registered, when our own form is in the metadata; otherwise the service as it is.
     *
     * @param told with one node
     */
    public static Service restored(Service told) {
        var node = told.nodes().getFirst();
        var ours = node.metadata().get(Registered.KEY);
        return ours == null
                ? told
                : Registered.read(ours)
                        .map(registered -> restored(told, node, registered))
                        .orElseGet(() -> withoutOurs(told, node));
    }

    private static Service restored(Service told, Node node, Registered registered) {
        return new Service(
                told.name(),
                registered.version(),
                registered.serviceMetadata(),
                told.endpoints(),
                List.of(new Node(node.id(), registered.address(), registered.metadata())));
    }

    /** Somebody else uses the entry for something else. */
    private static Service withoutOurs(Service told, Node node) {
        var metadata = new TreeMap<>(node.metadata());
        metadata.remove(Registered.KEY);
        return told.withNodes(List.of(new Node(node.id(), node.address(), metadata)));
    }

    /** Whether the text is a base URL with a host, or a host and a port. */
    public static boolean isAddress(String text) {
        try {
            var uri = uri(text);
            var isKnown = HTTP.equals(uri.getScheme()) || "https".equals(uri.getScheme());
            var hasPort = text.contains("://") || uri.getPort() > 0;
            return isKnown && hasPort && uri.getHost() != null && uri.getPort() <= PORT_MAX;
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }

    /** Whether a node may be there: an address, or one of a transport, such as a subject. */
    static boolean isPlace(String text) {
        return isAddress(text) || NAME.matcher(text).matches();
    }

    private static String authority(String address) {
        if (!address.contains("://") || !isAddress(address)) {
            return address;
        }
        var uri = uri(address);
        var standard = "https".equals(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT;
        return uri.getHost() + ":" + (uri.getPort() > 0 ? uri.getPort() : standard);
    }

    private static URI uri(String text) {
        return URI.create(text.contains("://") ? text : "http://" + text);
    }
}
