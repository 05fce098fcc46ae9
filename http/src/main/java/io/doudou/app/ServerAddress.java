package io.doudou.app;

import io.doudou.http.HttpOptions;
import io.doudou.option.Settings;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a server listens when host and port are one setting, as with go-micro: {@code host:port},
 * or {@code host:min-max} for the first free port of several.
 *
 * @param host empty: all addresses of the machine
 */
record ServerAddress(String host, int port, int portMax) {

    private static final Pattern TEXT = Pattern.compile("(.*):([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final int PORT_MAX = 65_535;

    /** What a text says; empty when it says nothing that makes sense. */
    static Optional<ServerAddress> parse(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var port = Integer.parseInt(parts.group(2));
        var portMax = parts.group(3) == null ? port : Integer.parseInt(parts.group(3));
        return port <= portMax && portMax <= PORT_MAX
                ? Optional.of(new ServerAddress(parts.group(1), port, portMax))
                : Optional.empty();
    }

    private static Optional<ServerAddress> of(Settings settings) {
        return parse(settings.get(ApplicationOptions.SERVER_ADDRESS));
    }

    /** The settings with host and port as this one says, where nobody says them by themselves. */
    static Settings placed(Settings settings) {
        return of(settings)
                .map(
                        address ->
                                settings.with(HttpOptions.HOST, address.host)
                                        .with(HttpOptions.PORT, address.port))
                .orElse(settings);
    }

    /** The last port that may be tried when the first one is taken; the first one if no other. */
    static int portMax(Settings settings) {
        var port = settings.get(HttpOptions.PORT);
        return of(settings)
                .filter(address -> address.port == port)
                .map(ServerAddress::portMax)
                .orElse(port);
    }
}
