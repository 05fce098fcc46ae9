package io.doudou.gossip;

import io.doudou.time.Ticker;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Asks name servers away from the thread that receives: each question has its own virtual thread,
 * and its answer comes back as a task for the loop. Owned by the loop.
 *
 * <p>Answers are kept for a while; an old one serves until the new one is there, and when a name no
 * longer resolves.
 */
final class Resolver {

    private static final Duration FRESH = Duration.ofSeconds(15);

    /** How soon a name that did not resolve is asked for again. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    private static final int NAMES_MAX = 4096;

    private final Ticker ticker;
    private final Names names;
    private final Executor loop;
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, List<Consumer<List<InetAddress>>>> asked = new HashMap<>();

    /** Who knows where names lead. */
    interface Names {
        /** Asks, and blocks. All addresses of a name, best first; none when it has none. */
        List<InetAddress> addresses(String name);
    }

    /** What is known about a name. */
    private record Answer(List<InetAddress> addresses, long untilNanos) {}

    /**
     * @param loop runs what is handed to it on the thread that owns this
     */
    Resolver(Ticker ticker, Names names, Executor loop) {
        this.ticker = ticker;
        this.names = names;
        this.loop = loop;
    }

    /**
     * Hands over the addresses of a name, best first; none when it does not resolve. At once when
     * they are known, else in a later turn of the loop.
     */
    void resolve(String name, Consumer<List<InetAddress>> then) {
        var known = answers.get(name);
        if (known == null) {
            ask(name, then);
            return;
        }
        if (known.untilNanos - ticker.nanos() < 0) {
            ask(name, addresses -> {});
        }
        then.accept(known.addresses);
    }

    private void ask(String name, Consumer<List<InetAddress>> then) {
        var waiting = asked.get(name);
        if (waiting != null) {
            waiting.add(then);
            return;
        }
        if (asked.size() + answers.size() >= NAMES_MAX) {
            answers.clear();
        }
        var first = new ArrayList<Consumer<List<InetAddress>>>();
        first.add(then);
        asked.put(name, first);
        Thread.startVirtualThread(
                () -> {
                    var addresses = names.addresses(name);
                    loop.execute(() -> answered(name, addresses));
                });
    }

    private void answered(String name, List<InetAddress> addresses) {
        var known = answers.get(name);
        var kept = addresses.isEmpty() && known != null ? known.addresses : addresses;
        var wait = addresses.isEmpty() ? RETRY : FRESH;
        answers.put(name, new Answer(kept, ticker.nanos() + wait.toNanos()));
        var waiting = asked.remove(name);
        if (waiting != null) {
            waiting.forEach(then -> then.accept(kept));
        }
    }

    /** The names that the system knows, those of name servers among them. */
    static Names ofSystem(boolean prefersIp4) {
        return name -> addresses(name, prefersIp4);
    }

    /**
     * Asks now, and blocks; for the start of a member.
     *
     * @param prefersIp4 which kind of address comes first where a name has both
     */
    static List<InetAddress> addresses(String name, boolean prefersIp4) {
        try {
            var preferred =
                    Comparator.<InetAddress, Boolean>comparing(
                            address -> address instanceof Inet4Address != prefersIp4);
            return Arrays.stream(InetAddress.getAllByName(name)).sorted(preferred).toList();
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }
}
