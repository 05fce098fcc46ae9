package io.doudou.redis.option;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A host and a port as operators write them: {@code redis}, {@code [::1]:6380}, {@code
 * rediss://redis:6380}.
 *
 * @param isEncrypted whether connections to it are to be
 */
public record Address(String host, int port, boolean isEncrypted) {

    private static final int USUAL_PORT = 6379;
    private static final int PORT_MAX = 65535;
    private static final String ENCRYPTED = "rediss://";

    private static final Pattern FORM =
            Pattern.compile(
                    "(redis://|rediss://)?(?:\\[([0-9a-fA-F:.]+)]|([^\\s:/@\\[\\]]+))(?::(\\d{1,5}))?/?");

    /** Whether a text is a list of addresses, or blank. */
    static boolean isList(String text) {
        try {
            return !list(text).isEmpty();
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /**
     * The addresses in a list; blank is the usual port of this machine.
     *
     * @throws IllegalArgumentException when one of them is none
     */
    public static List<Address> list(String text) {
        return text.isBlank()
                ? List.of(new Address("localhost", USUAL_PORT, false))
                : Arrays.stream(text.split(",", -1)).map(String::strip).map(Address::of).toList();
    }

    private static Address of(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            throw wrong(text);
        }
        var host = found.group(2) == null ? found.group(3) : found.group(2);
        var port = found.group(4) == null ? USUAL_PORT : Integer.parseInt(found.group(4));
        if (port > PORT_MAX) {
            throw wrong(text);
        }
        return new Address(host, port, ENCRYPTED.equals(found.group(1)));
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "the address of redis is \"" + text + "\", but must be a host or host:port");
    }

    /** The same with connections that are encrypted. */
    public Address encrypted() {
        return new Address(host, port, true);
    }

    /** Host and port. */
    @Override
    public String toString() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
