package io.doudou.gossip.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a cluster, changed while it runs: the first one encrypts, all of them decrypt.
 *
 * <p>Rotation: add the new key on all members, use it on all, remove the old one on all. Without a
 * key nothing is encrypted. Safe for any number of threads; codecs see a change with their next
 * message.
 */
public final class KeyRing {

    /** Primary first; replaced as a whole, and only under the lock of this object. */
    private volatile List<Key> keys;

    private KeyRing(List<Key> keys) {
        this.keys = keys;
    }

    /** A ring of these keys, primary first; none means that nothing is encrypted. */
    public static KeyRing of(Key... keys) {
        return new KeyRing(List.of(keys).stream().distinct().toList());
    }

    /** An immutable snapshot, primary first. */
    public List<Key> keys() {
        return keys;
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Adds a key at the end; one that is there already stays where it is. */
    public synchronized void add(Key key) {
        if (!keys.contains(key)) {
            var more = new ArrayList<>(keys);
            more.add(key);
            keys = List.copyOf(more);
        }
    }

    /**
     * Makes a key the primary one, with which everything is encrypted from now on.
     *
     * @throws IllegalArgumentException if the key was not added before
     */
    public synchronized void use(Key key) {
        if (!keys.contains(key)) {
            throw new IllegalArgumentException("a key must be added before it is used");
        }
        var sorted = new ArrayList<>(keys);
        sorted.remove(key);
        sorted.addFirst(key);
        keys = List.copyOf(sorted);
    }

    /**
     * Removes a key; one that is not there is none to remove.
     *
     * @throws IllegalArgumentException if it is the primary key
     */
    public synchronized void remove(Key key) {
        if (!keys.isEmpty() && keys.getFirst().equals(key)) {
            throw new IllegalArgumentException("the primary key cannot be removed: use another");
        }
        keys = keys.stream().filter(other -> !other.equals(key)).toList();
    }
}
