package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The members of one test: each gets an address of its own, and the library's usual settings unless
 * the test says otherwise. Closing ends them all.
 */
final class Cast implements AutoCloseable {

    /** In which others notice what one of them said. */
    private static final Duration AFTERMATH = Duration.ofSeconds(5);

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

    /**
     * Waits for so long, in which no member may tell what matches; if one does, the failure tells
     * what all of them said and logged until a moment later, and how the machine was.
     */
    static void expectCalm(String pattern, Duration time, Peer... all) {
        try (var machine = new Machine()) {
            try {
                all[0].program().expectNone(pattern, time);
                for (var peer : all) {
                    assertThat(peer.program().told(pattern)).as(peer.name()).isEmpty();
                    assertThat(peer.ask("score", "score"))
                            .as(peer.name())
                            .containsExactly("score", "0");
                }
            } catch (AssertionError unrest) {
                all[0].program().awaitLine("nothing to tell", AFTERMATH);
                var stories =
                        Arrays.stream(all)
                                .map(peer -> peer.program().story())
                                .collect(Collectors.joining("\n"));
                throw new AssertionError(
                        unrest.getMessage() + "\n" + machine + "\n" + stories, unrest);
            }
        }
    }

    @Override
    public void close() {
        peers.reversed().forEach(Peer::close);
    }
}
