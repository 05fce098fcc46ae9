package io.doudou.cli.cluster;

import io.doudou.cli.project.Failure;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A member of a cluster as people write it.
 *
 * @param host a name, or an address without brackets
 * @param port of its gossip
 */
public record Seed(String host, int port) {

    /** Where seed nodes listen: go-doudou's default. */
    public static final int PORT = 56199;

    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\[\\]]+)](?::(\\d{1,5}))?");
    private static final Pattern PLAIN = Pattern.compile("([^:\\s\\[\\]]+)(?::(\\d{1,5}))?");
    private static final int PORT_MAX = 65535;

    /**
     * Reads a list: {@code localhost, 10.0.0.5:7946, [::1]:7946}.
     *
     * @throws Failure when a part of it is no host with or without a port
     */
    public static List<Seed> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Seed::of)
                .toList();
    }

    private static Seed of(String text) {
        for (var pattern : List.of(BRACKETS, PLAIN)) {
            var match = pattern.matcher(text);
            if (match.matches()) {
                var port = match.group(2) == null ? PORT : Integer.parseInt(match.group(2));
                if (port >= 1 && port <= PORT_MAX) {
                    return new Seed(match.group(1), port);
                }
            }
        }
        // Two colons and no brackets: only an IPv6 address looks like that.
        if (text.indexOf(':') != text.lastIndexOf(':') && text.matches("[0-9a-fA-F:.]+")) {
            return new Seed(text, PORT);
        }
        throw new Failure(
                Failure.MISUSED,
                "'" + Printable.of(text) + "' is no HOST:PORT, such as localhost:" + PORT,
                List.of());
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
