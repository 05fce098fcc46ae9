package io.doudou.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A registry whose addresses somebody wrote down. They are read when a service is first asked for;
 * what is registered besides lives in this process.
 */
final class FixedRegistry implements Registry {

    /** Addresses of one service; more belong into a registry that can tell which are alive. */
    static final int ADDRESSES_MAX = 1000;

    private static final Set<String> SCHEMES =
            Set.of("http", "https", "mucp", "mucps", "grpc", "grpcs");

    private final Registry memory = new MemoryRegistry();
    private final Function<String, Optional<String>> addresses;

    /** Guarded by itself. */
    private final Set<String> read = new HashSet<>();

    FixedRegistry(Function<String, Optional<String>> addresses) {
        this.addresses = addresses;
    }

    /** Addresses that are known by the name of their service are read, and checked, at once. */
    static FixedRegistry of(Map<String, String> addresses) {
        var registry = new FixedRegistry(name -> Optional.ofNullable(addresses.get(name)));
        addresses.keySet().forEach(registry::read);
        return registry;
    }

    @Override
    public void register(Service service) {
        memory.register(service);
    }

    @Override
    public void deregister(Service service) {
        memory.deregister(service);
    }

    @Override
    public List<Service> lookup(String name) {
        read(name);
        return memory.lookup(name);
    }

    @Override
    public List<String> list() {
        return memory.list();
    }

    @Override
    public Watch watch(String name) {
        read(name);
        return memory.watch(name);
    }

    @Override
    public void close() {
        memory.close();
    }

    private void read(String name) {
        synchronized (read) {
            if (!read.contains(name)) {
                addresses
                        .apply(name)
                        .filter(text -> !text.isBlank())
                        .ifPresent(text -> memory.register(Service.of(name, nodes(name, text))));
                read.add(name);
            }
        }
    }

    private static List<Node> nodes(String name, String text) {
        var parts = text.split(",", -1);
        if (parts.length > ADDRESSES_MAX) {
            throw wrong(name, text, "at most " + ADDRESSES_MAX + " addresses");
        }
        return Arrays.stream(parts)
                .map(part -> address(name, part.strip()))
                .map(FixedRegistry::node)
                .toList();
    }

    /**
     * The scheme says how the node wants to be called, where that is not by its routes: in four
     * letters, with an s behind them for TLS.
     */
    private static Node node(String address) {
        var protocol = address.substring(0, 4);
        return protocol.equals("http")
                ? new Node(address, address, Map.of())
                : new Node(
                        address,
                        address.replaceFirst(protocol, "http"),
                        Map.of("protocol", protocol));
    }

    /** A base URL without a slash at its end, which paths begin with. */
    private static String address(String name, String text) {
        try {
            var url = new URI(text);
            var isHttp = SCHEMES.contains(String.valueOf(url.getScheme()));
            var isBase = url.getRawQuery() == null && url.getRawFragment() == null;
            if (isHttp && isBase && url.getHost() != null && url.getUserInfo() == null) {
                return text.replaceFirst("/+$", "");
            }
        } catch (URISyntaxException wrong) {
            throw wrong(name, text, "a base URL such as http://host:6060/root");
        }
        throw wrong(name, text, "a base URL such as http://host:6060/root");
    }

    private static IllegalArgumentException wrong(String name, String text, String rule) {
        return new IllegalArgumentException(
                "the address of service " + name + " is \"" + text + "\", but must be " + rule);
    }
}
