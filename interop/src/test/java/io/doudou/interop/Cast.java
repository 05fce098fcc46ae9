package io.doudou.interop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of one test: each gets an address of its own, and the library's usual settings unless
 * the test says otherwise. Closing ends them all.
 */
final class Cast implements AutoCloseable {

    private final Loopback addresses = Loopback.cluster();
    private final List<Peer> peers = new ArrayList<>();

    /** An address that nobody has yet. */
    String address() {
        return addresses.next();
    }

    Peer go(GoLibrary library, String name, String... options) {
        return goAt(address(), library, name, options);
    }

    Peer goAt(String address, GoLibrary library, String name, String... options) {
        var all = new ArrayList<>(List.of(library.profile()));
        all.addAll(Arrays.asList(options));
        return joining(Peer.go(library, name, address, all.toArray(String[]::new)));
    }

    /** A node in this process; settings are pairs of names and values. */
    Peer java(String name, String... settings) {
        return joining(Peer.java(name, address(), pairs(settings)));
    }

    Peer javaProcess(String name, String... settings) {
        return javaProcessAt(address(), name, settings);
    }

    Peer javaProcessAt(String address, String name, String... settings) {
        return joining(Peer.javaProcess(name, address, pairs(settings)));
    }

    private Peer joining(Peer peer) {
        peers.add(peer);
        return peer;
    }

    private static Map<String, String> pairs(String... settings) {
        var map = new HashMap<String, String>();
        for (var i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return map;
    }

    /** Waits until each of them lists all of them. */
    static void awaitTogether(Peer... all) {
        var names = Arrays.stream(all).map(Peer::name).toList();
        for (var peer : all) {
            peer.awaitNames(names, Program.PATIENCE);
        }
    }

    /** Waits until each of these lists these and nobody else. */
    static void awaitOnly(Duration patience, Peer... all) {
        var names = Arrays.stream(all).map(Peer::name).toList();
        var until = System.nanoTime() + patience.toNanos();
        for (var peer : all) {
            peer.awaitNames(names, Duration.ofNanos(until - System.nanoTime()));
        }
    }

    @Override
    public void close() {
        peers.reversed().forEach(Peer::close);
    }
}
