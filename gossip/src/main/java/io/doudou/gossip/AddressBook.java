package io.doudou.gossip;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Dialect;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds the socket address for what members call an address, and the other way round. Owned by the
 * loop; names are resolved elsewhere, and what is sent to a name meanwhile waits here.
 */
final class AddressBook {

    private static final int ADDRESSES_MAX = 16_384;

    /** What waits for one name; more is lost, as datagrams are. */
    private static final int WAITING_MAX = 16;

    private final Resolver resolver;
    private final Map<Address, InetSocketAddress> literals = new HashMap<>();
    private final Map<InetSocketAddress, Address> senders = new HashMap<>();
    private final Map<String, List<Consumer<List<InetAddress>>>> waiting = new HashMap<>();
    private Dialect dialect;

    AddressBook(Dialect dialect, Resolver resolver) {
        this.dialect = dialect;
        this.resolver = resolver;
    }

    /** From now on addresses are written like this. */
    void use(Dialect other) {
        dialect = other;
        literals.clear();
        senders.clear();
    }

    Dialect dialect() {
        return dialect;
    }

    /** How members would write the address from which something came. */
    Address address(InetSocketAddress from) {
        var known = senders.get(from);
        if (known != null) {
            return known;
        }
        var address = new Address(dialect.host(from.getAddress()), from.getPort());
        if (senders.size() >= ADDRESSES_MAX) {
            senders.clear();
        }
        senders.put(from, address);
        return address;
    }

    /**
     * Hands over where to send: at once for an address that is written out, and for a name as soon
     * as it is resolved.
     *
     * @param lost runs instead when the name does not resolve
     */
    void find(Address to, Consumer<InetSocketAddress> then, Runnable lost) {
        var literal = literal(to);
        if (literal != null) {
            then.accept(literal);
        } else if (dialect.isValid(to.host())) {
            findByName(dialect.text(to.host()), to.port(), then, lost);
        } else {
            lost.run();
        }
    }

    private void findByName(
            String name, int port, Consumer<InetSocketAddress> then, Runnable lost) {
        var queue = waiting.computeIfAbsent(name, key -> new ArrayList<>());
        if (queue.size() >= WAITING_MAX) {
            lost.run();
            return;
        }
        queue.add(addresses -> hand(addresses, port, then, lost));
        if (queue.size() == 1) {
            resolver.resolve(name, addresses -> resolved(name, addresses));
        }
    }

    private void resolved(String name, List<InetAddress> addresses) {
        var queue = waiting.remove(name);
        if (queue != null) {
            queue.forEach(then -> then.accept(addresses));
        }
    }

    private static void hand(
            List<InetAddress> addresses,
            int port,
            Consumer<InetSocketAddress> then,
            Runnable lost) {
        if (addresses.isEmpty()) {
            lost.run();
        } else {
            then.accept(new InetSocketAddress(addresses.getFirst(), port));
        }
    }

    private @Nullable InetSocketAddress literal(Address to) {
        var known = literals.get(to);
        if (known != null) {
            return known;
        }
        var address = dialect.literal(to.host());
        if (address.isEmpty()) {
            return null;
        }
        if (literals.size() >= ADDRESSES_MAX) {
            literals.clear();
        }
        var socket = new InetSocketAddress(address.get(), to.port());
        literals.put(to, socket);
        return socket;
    }
}
