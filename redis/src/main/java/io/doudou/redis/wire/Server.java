package io.doudou.redis.wire;

import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.Trust;
import io.doudou.redis.option.Address;
import io.doudou.redis.option.RedisOptions;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Where a server is and how it lets us in.
 *
 * @param addresses tried one after another
 * @param user empty: the default one
 * @param password empty: none is sent
 * @param database 0 is the one that every connection begins with
 * @param tls makes encrypted connections; empty when no address wants one
 * @param timeout of opening a connection, and of each wait for an answer
 */
public record Server(
        List<Address> addresses,
        String user,
        String password,
        int database,
        Optional<SSLSocketFactory> tls,
        Duration timeout) {

    /**
     * The server that the settings name.
     *
     * @param general where the address is when Redis has no setting of its own
     * @throws IllegalArgumentException naming the option, the value and the rule it breaks
     */
    public static Server of(Settings settings, Option<String> general) {
        var addresses = addresses(settings, general);
        var isTls = addresses.stream().anyMatch(Address::isEncrypted);
        return new Server(
                addresses,
                settings.get(RedisOptions.USER),
                settings.get(RedisOptions.PASSWORD),
                settings.get(RedisOptions.DATABASE),
                isTls ? Optional.of(sockets(settings)) : Optional.empty(),
                settings.get(RedisOptions.TIMEOUT));
    }

    private static List<Address> addresses(Settings settings, Option<String> general) {
        var all = Address.list(settings.get(RedisOptions.ADDRESS, general));
        return settings.get(RedisOptions.TLS) ? all.stream().map(Address::encrypted).toList() : all;
    }

    private static SSLSocketFactory sockets(Settings settings) {
        return Trust.context(settings, RedisOptions.TRUST).getSocketFactory();
    }

    /** Its addresses, for messages. */
    public String name() {
        return addresses.stream().map(Address::toString).collect(Collectors.joining(", "));
    }

    /** A new connection; names of hosts are resolved each time, because servers move. */
    Socket connect() throws IOException {
        var failure = new IOException("no address is known");
        for (var address : addresses) {
            try {
                return connect(address);
            } catch (IOException next) {
                next.addSuppressed(failure);
                failure = next;
            }
        }
        throw failure;
    }

    private Socket connect(Address address) throws IOException {
        var socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            socket.connect(new InetSocketAddress(address.host(), address.port()), millis());
            socket.setSoTimeout(millis());
            return address.isEncrypted() ? encrypted(socket, address, tls.orElseThrow()) : socket;
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    int millis() {
        return Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
    }

    private Socket encrypted(Socket socket, Address address, SSLSocketFactory factory)
            throws IOException {
        var encrypted =
                (SSLSocket) factory.createSocket(socket, address.host(), address.port(), true);
        encrypted.startHandshake();
        return encrypted;
    }

    /** Without the password, so that it can be logged. */
    @Override
    public String toString() {
        return name();
    }
}
