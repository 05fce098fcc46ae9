package io.doudou.http.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port on which nobody listens: it belongs to this until it is closed, so that nobody else gets
 * it meanwhile.
 */
public final class RefusingPort implements AutoCloseable {

    private final Socket owner = new Socket();

    public RefusingPort() {
        try {
            owner.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + owner.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        owner.close();
    }
}
