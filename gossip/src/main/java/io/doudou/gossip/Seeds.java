package io.doudou.gossip;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Members to join as operators write them: host names are resolved each time they are asked. */
record Seeds(List<Seed> list) {

    private static final int SEEDS_MAX = 100;
    private static final Pattern SEED =
            Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^:\\s\\[\\]]+))(?::([0-9]{1,5}))?");
    private static final Pattern IP6 =
            Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** A member to join: a host name or an address, and a port. */
    record Seed(String host, int port) {
        @Override
        public String toString() {
            return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
        }
    }

    Seeds {
        list = List.copyOf(list);
    }

    /**
     * Reads a list: {@code seed, 10.0.0.5:7946, [::1]:7946}.
     *
     * @throws IllegalArgumentException when a part of it is no host with or without a port
     */
    static Seeds of(String list) {
        return new Seeds(
                Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(Seeds::seed)
                        .distinct()
                        .toList());
    }

    static boolean isList(String list) {
        try {
            return of(list).list.size() <= SEEDS_MAX;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    private static Seed seed(String text) {
        if (IP6.matcher(text).matches()) {
            return new Seed(text, GossipOptions.SEED_PORT);
        }
        var match = SEED.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(text + " is no host:port");
        }
        var host = match.group(1) == null ? match.group(2) : match.group(1);
        var port = match.group(3) == null ? GossipOptions.SEED_PORT : number(match.group(3));
        return new Seed(host, port);
    }

    private static int number(String port) {
        var number = Integer.parseInt(port);
        if (number < 1 || number > 65535) {
            throw new IllegalArgumentException("no port: " + port);
        }
        return number;
    }
}
