package io.doudou.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Whether something on the network answers. Messages name what was asked. */
final class NetworkInspections {

    private NetworkInspections() {}

    /** Through a channel, because an interrupt ends its wait, which a socket would sit out. */
    static void connect(String host, int port) throws IOException {
        var address = new InetSocketAddress(resolve(host), port);
        try (var channel = SocketChannel.open()) {
            channel.connect(address);
        } catch (IOException refused) {
            throw new IOException("%s:%d: %s".formatted(host, port, reason(refused)), refused);
        }
    }

    static InetAddress resolve(String host) throws UnknownHostException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            var said = new UnknownHostException("the host \"%s\" is unknown".formatted(host));
            said.initCause(unknown);
            throw said;
        }
    }

    static URI checkedHttp(URI address) {
        var scheme = String.valueOf(address.getScheme());
        if (address.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException(
                    "\"%s\" is no address of HTTP such as http://host:8080/health"
                            .formatted(address));
        }
        return address;
    }

    static void get(URI address, Duration limit) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        var millis = Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE);
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        try {
            var status = connection.getResponseCode();
            if (status / 100 != 2) {
                throw new IOException("the answer was " + status);
            }
        } catch (IOException failure) {
            throw new IOException("GET %s: %s".formatted(address, reason(failure)), failure);
        } finally {
            connection.disconnect();
        }
    }

    private static String reason(IOException failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
