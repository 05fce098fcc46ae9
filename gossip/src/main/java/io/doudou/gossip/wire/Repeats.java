package io.doudou.gossip.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names, hosts and metadata that were read lately, so that what thousands of members of one process
 * read again and again is one object: worlds of simulated members fit into memory and caches.
 *
 * <p>A member that is alone in its process has no use for it. Not safe for threads.
 */
public final class Repeats {

    /** Keeps nothing. */
    static final Repeats NONE = new Repeats(0);

    private final String[] texts;
    private final Host[] hosts;
    private final Bytes[] contents;
    private final Address[] addresses;

    /**
     * @param slots how many of each kind are kept at most: a power of two, or 0 for none
     */
    public Repeats(int slots) {
        texts = new String[slots];
        hosts = new Host[slots];
        contents = new Bytes[slots];
        addresses = new Address[slots];
        Arrays.fill(texts, "");
        Arrays.fill(hosts, Host.NONE);
        Arrays.fill(contents, Bytes.EMPTY);
        Arrays.fill(addresses, Address.NONE);
    }

    /** A text of ASCII characters. */
    String text(byte[] array, int from, int length) {
        if (texts.length == 0) {
            return text8(array, from, length);
        }
        int slot = slot(hash(array, from, length));
        var known = texts[slot];
        if (!isSame(known, array, from, length)) {
            known = text8(array, from, length);
            texts[slot] = known;
        }
        return known;
    }

    Host host(byte[] array, int from, int length) {
        if (hosts.length == 0) {
            return Host.copy(array, from, length);
        }
        int slot = slot(hash(array, from, length));
        var known = hosts[slot];
        if (!isSame(known.array(), array, from, length)) {
            known = Host.copy(array, from, length);
            hosts[slot] = known;
        }
        return known;
    }

    Bytes bytes(byte[] array, int from, int length) {
        if (contents.length == 0 || length == 0) {
            return Bytes.copy(array, from, length);
        }
        int slot = slot(hash(array, from, length));
        var known = contents[slot];
        if (!isSame(known.array(), array, from, length)) {
            known = Bytes.copy(array, from, length);
            contents[slot] = known;
        }
        return known;
    }

    Address address(Host host, int port) {
        if (addresses.length == 0) {
            return new Address(host, port);
        }
        int slot = slot(host.hashCode() + port);
        var known = addresses[slot];
        if (known.host() != host || known.port() != port) {
            known = new Address(host, port);
            addresses[slot] = known;
        }
        return known;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 16) & (texts.length - 1);
    }

    /** Of long contents only the ends, as what is in between is compared anyway. */
    private static int hash(byte[] array, int from, int length) {
        int hash = length;
        int step = Math.max(1, length / 16);
        for (int i = length - 1; i >= 0; i -= step) {
            hash = 31 * hash + array[from + i];
        }
        return hash;
    }

    private static boolean isSame(byte[] known, byte[] array, int from, int length) {
        return known.length == length
                && Arrays.equals(known, 0, length, array, from, from + length);
    }

    private static boolean isSame(String known, byte[] array, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != array[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static String text8(byte[] array, int from, int length) {
        return new String(array, from, length, StandardCharsets.ISO_8859_1);
    }
}
