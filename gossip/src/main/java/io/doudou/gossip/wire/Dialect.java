package io.doudou.gossip.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How the members of a cluster write the host of a member; all of them use the same one.
 *
 * <p>Whoever speaks the wrong one is still listed by others, at an address that does not work, so
 * received hosts are checked with {@link #isValid}. Nothing here asks a name server.
 */
public enum Dialect {

    /** The bytes of an IP address, 4 or 16 of them: all members written on memberlist itself. */
    MEMBERLIST {
        @Override
        public boolean isValid(Host host) {
            return host.length() == 4 || host.length() == 16;
        }

        @Override
        public Host host(InetAddress address) {
            return Host.of(address.getAddress());
        }

        @Override
        public Optional<InetAddress> literal(Host host) {
            return isValid(host) ? Optional.of(bytes(host)) : Optional.empty();
        }

        @Override
        public String text(Host host) {
            return literal(host).map(IpText::of).orElseGet(() -> hex(host));
        }
    },

    /**
     * A text: dotted IPv4, IPv6 in its short form, or a host name that each member resolves for
     * itself.
     */
    GO_DOUDOU {
        @Override
        public boolean isValid(Host host) {
            return IpText.isHostText(host.array());
        }

        @Override
        public Host host(InetAddress address) {
            return host(IpText.of(address));
        }

        @Override
        public Optional<InetAddress> literal(Host host) {
            return isValid(host) ? IpText.parse(text(host)) : Optional.empty();
        }

        @Override
        public String text(Host host) {
            return isValid(host) ? new String(host.array(), StandardCharsets.US_ASCII) : hex(host);
        }
    };

    /** Whether the bytes are a host in this dialect. Some bytes are one in both. */
    public abstract boolean isValid(Host host);

    /** The host of an address; an IPv4 address takes its shortest form. */
    public abstract Host host(InetAddress address);

    /**
     * The address if it is written out; empty for a name that must be resolved, and for nonsense.
     */
    public abstract Optional<InetAddress> literal(Host host);

    /** The host as people read it; hexadecimal digits if it is none in this dialect. */
    public abstract String text(Host host);

    /**
     * The host of a text.
     *
     * @throws IllegalArgumentException if the text is no host, or a name and this dialect has none
     */
    public Host host(String text) {
        var literal = IpText.parse(text);
        var host =
                this == MEMBERLIST
                        ? literal.map(this::host).orElse(Host.NONE)
                        : Host.of(text.getBytes(StandardCharsets.UTF_8));
        if (!isValid(host)) {
            throw new IllegalArgumentException(text + " cannot be written as a host in " + this);
        }
        return host;
    }

    /** The only dialect in which the bytes are a host; empty if there is none, or both are. */
    public static Optional<Dialect> of(Host host) {
        if (MEMBERLIST.isValid(host) == GO_DOUDOU.isValid(host)) {
            return Optional.empty();
        }
        return Optional.of(MEMBERLIST.isValid(host) ? MEMBERLIST : GO_DOUDOU);
    }

    static String describe(Host host) {
        return GO_DOUDOU.isValid(host) ? GO_DOUDOU.text(host) : MEMBERLIST.text(host);
    }

    private static InetAddress bytes(Host host) {
        try {
            return InetAddress.getByAddress(host.array());
        } catch (UnknownHostException e) {
            throw new AssertionError("an address of 4 or 16 bytes is always one", e);
        }
    }

    private static String hex(Host host) {
        return "0x" + HexFormat.of().formatHex(host.array());
    }
}
