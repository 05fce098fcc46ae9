package io.doudou.gossip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Somebody who can reach the port of a node and sends what no member would. */
final class Outsider implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 500;
    private static final int ATTEMPTS = 20;

    private final InetSocketAddress node;
    private final DatagramSocket socket;
    private int sequence = 100_000;

    Outsider(InetSocketAddress node) {
        this(node, node.getAddress());
    }

    /** One that comes from another address. */
    Outsider(InetSocketAddress node, InetAddress from) {
        this.node = node;
        try {
            socket = new DatagramSocket(new InetSocketAddress(from, 0));
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** Where answers to it go. */
    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    void send(byte[] datagram) {
        try {
            socket.send(new DatagramPacket(datagram, datagram.length, node));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next datagram that comes, if one comes soon. */
    Optional<byte[]> receive(int millis) {
        try {
            socket.setSoTimeout(millis);
            var packet = new DatagramPacket(new byte[65_536], 65_536);
            socket.receive(packet);
            return Optional.of(Arrays.copyOf(packet.getData(), packet.getLength()));
        } catch (SocketTimeoutException nothing) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the node answers a ping; a few lost ones are forgiven. */
    boolean isAnswered() {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var number = "%08x".formatted(++sequence);
            send(hex("00 81 a5 5365714e6f ce " + number));
            var answer = receive(ANSWER_MILLIS);
            while (answer.isPresent()) {
                if (HexFormat.of().formatHex(answer.get()).contains("a55365714e6fce" + number)) {
                    return true;
                }
                answer = receive(ANSWER_MILLIS);
            }
        }
        return false;
    }

    /** All that a node answers on one connection until it ends it. */
    byte[] ask(byte[] message) {
        try (var stream = connect()) {
            stream.getOutputStream().write(message);
            return readAll(stream);
        } catch (IOException reset) {
            return new byte[0];
        }
    }

    /** The same without the end of the own direction, and byte by byte. */
    byte[] askSlowly(byte[] message) {
        try (var stream = connect()) {
            stream.setTcpNoDelay(true);
            for (var b : message) {
                stream.getOutputStream().write(b);
                stream.getOutputStream().flush();
            }
            return readAll(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection to the node, to do anything with. */
    Socket connect() throws IOException {
        var stream = new Socket();
        stream.connect(node, PATIENCE_MILLIS);
        stream.setSoTimeout(10_000);
        return stream;
    }

    /** Everything that comes until the node ends the connection. */
    static byte[] readAll(Socket stream) throws IOException {
        var all = new ByteArrayOutputStream();
        stream.getInputStream().transferTo(all);
        return all.toByteArray();
    }

    /** As version 1 encrypts, whatever version is then written in front of it. */
    static byte[] encrypted(int version, byte[] key, byte[] plain, byte[] authenticated) {
        try {
            var nonce = new byte[12];
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var secret = new SecretKeySpec(key, "AES");
            cipher.init(Cipher.ENCRYPT_MODE, secret, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(authenticated);
            var sealed = cipher.doFinal(plain);
            var out = new ByteArrayOutputStream();
            out.write(version);
            out.writeBytes(nonce);
            out.writeBytes(sealed);
            return out.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The same on a connection. */
    static byte[] encryptedStream(byte[] key, byte[] plain) {
        var head = hex("0a %08x".formatted(29 + plain.length));
        var out = new ByteArrayOutputStream();
        out.writeBytes(head);
        out.writeBytes(encrypted(1, key, plain, head));
        return out.toByteArray();
    }

    static boolean contains(byte[] all, String text) {
        return new String(all, ISO_8859_1).contains(text);
    }

    @Override
    public void close() {
        socket.close();
    }
}
