package io.doudou.gossip;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The address that others are told. What nobody wrote down is looked up on the machine, once, when
 * a member starts.
 */
final class Advertised {

    private static final Pattern HOST =
            Pattern.compile(
                    "|\\.?[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]+");

    private Advertised() {}

    static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    /** The name of this machine, as the system has it. */
    static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // The name has no address, which is how the message begins: "name: reason".
            return String.valueOf(e.getMessage()).split(":")[0];
        }
    }

    /**
     * The text to tell others, which is a host name if the operator chose one.
     *
     * @param chosen what the operator wrote, perhaps {@code .suffix}, perhaps nothing
     * @param bound what the member listens on
     */
    static String host(String chosen, InetAddress bound) {
        if (chosen.startsWith(".")) {
            return machine() + chosen;
        }
        if (!chosen.isEmpty()) {
            return chosen;
        }
        return text(bound.isAnyLocalAddress() ? ofMachine(bound instanceof Inet4Address) : bound);
    }

    /** The address as others read it: without the scope, which means something only here. */
    static String text(InetAddress address) {
        var text = address.getHostAddress();
        var scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    /** The first private address, else any that is not loopback, else loopback. */
    private static InetAddress ofMachine(boolean isIp4) {
        var own = addresses().filter(address -> address instanceof Inet4Address == isIp4).toList();
        return first(own.stream().filter(a -> isReachable(a) && Networks.isPrivate(a)))
                .or(() -> first(own.stream().filter(Advertised::isReachable)))
                .orElseGet(() -> InetAddress.ofLiteral(isIp4 ? "127.0.0.1" : "::1"));
    }

    private static Optional<InetAddress> first(Stream<InetAddress> addresses) {
        return addresses.findFirst();
    }

    private static boolean isReachable(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress();
    }

    private static Stream<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Advertised::isUp)
                    .sorted((one, other) -> Integer.compare(one.getIndex(), other.getIndex()))
                    .flatMap(NetworkInterface::inetAddresses);
        } catch (SocketException e) {
            throw new UncheckedIOException("cannot read the addresses of this machine", e);
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException gone) {
            return false;
        }
    }
}
