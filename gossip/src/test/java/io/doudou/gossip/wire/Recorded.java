package io.doudou.gossip.wire;

import io.doudou.gossip.Vectors;

import java.util.List;
import java.util.random.RandomGenerator;

/** Makes messages of what the vectors say about them, and envelopes of scenarios. */
final class Recorded {

    private static final int NONCE_BYTES = 12;

    private Recorded() {}

    static PacketMessage packetMessage(String name, Vectors fields) {
        return switch (name) {
            case "ping" -> ping(fields);
            case "indirectPing" ->
                    new IndirectPing(
                            number(fields, "SeqNo"),
                            text(fields, "Node"),
                            new Address(host(fields, "Target"), (int) number(fields, "Port")),
                            fields.get("Nack").flag(),
                            source(fields));
            case "ackResp" -> ack(fields);
            case "nackResp" -> new Nack(number(fields, "SeqNo"));
            case "suspect" ->
                    new Suspect(
                            number(fields, "Incarnation"),
                            text(fields, "Node"),
                            text(fields, "From"));
            case "dead" ->
                    new Dead(
                            number(fields, "Incarnation"),
                            text(fields, "Node"),
                            text(fields, "From"));
            case "alive" ->
                    new Alive(
                            number(fields, "Incarnation"),
                            text(fields, "Node"),
                            address(fields),
                            bytes(fields, "Meta"),
                            versions(fields));
            default -> throw new IllegalArgumentException(name);
        };
    }

    static Ping ping(Vectors fields) {
        return new Ping(number(fields, "SeqNo"), text(fields, "Node"), source(fields));
    }

    static Ack ack(Vectors fields) {
        return new Ack(number(fields, "SeqNo"), bytes(fields, "Payload"));
    }

    static NodeState nodeState(Vectors fields) {
        return new NodeState(
                text(fields, "Name"),
                address(fields),
                bytes(fields, "Meta"),
                number(fields, "Incarnation"),
                Status.of((int) number(fields, "State")),
                versions(fields));
    }

    static PushPull pushPull(Vectors message) {
        return new PushPull(
                message.get("header").get("Join").flag(),
                message.get("nodes").list().stream().map(Recorded::nodeState).toList(),
                Bytes.of(message.get("user_state").hex()));
    }

    /** The bytes of the message itself, the last layer of those that the vectors list. */
    static StreamMessage streamMessage(Vectors message) {
        return switch (message.get("message").text()) {
            case "ping" -> ping(message.get("fields"));
            case "ackResp" -> ack(message.get("fields"));
            case "err" -> new ErrorReply(message.get("fields").get("Error").text());
            case "user" -> new UserMessage(Bytes.of(message.get("payload").hex()));
            default -> pushPull(message);
        };
    }

    static Envelope envelope(String scenario) {
        var plain = Envelope.plain().withLabel(scenario.contains("label") ? "prod-eu" : "");
        return new Envelope(
                plain.label(),
                plain.labelCheck(),
                keys(scenario),
                Envelope.Encryption.DEMANDED,
                scenario.contains("v0") ? 0 : 1,
                scenario.contains("compressed")
                        ? Envelope.Compression.LZW
                        : Envelope.Compression.NONE);
    }

    /** A chance that gives the same nonce again and again. */
    static RandomGenerator nonce(byte[] nonce) {
        return new RandomGenerator() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(nonce, 0, bytes, 0, NONCE_BYTES);
            }

            @Override
            public long nextLong() {
                throw new UnsupportedOperationException("only nonces are drawn");
            }
        };
    }

    /** The nonce of the layer that is encrypted; zeros if none is. */
    static byte[] nonce(List<Vectors> layers) {
        return layers.stream()
                .filter(layer -> layer.has("nonce"))
                .map(layer -> layer.get("nonce").hex())
                .findFirst()
                .orElse(new byte[NONCE_BYTES]);
    }

    private static KeyRing keys(String scenario) {
        if (!scenario.contains("encrypted")) {
            return KeyRing.of();
        }
        var name = scenario.contains("aes256") ? "aes256" : "aes128";
        return KeyRing.of(Key.of(Vectors.part("captures").get("keys").get(name).hex()));
    }

    private static Source source(Vectors fields) {
        return new Source(
                new Address(host(fields, "SourceAddr"), (int) number(fields, "SourcePort")),
                text(fields, "SourceNode"));
    }

    private static Address address(Vectors fields) {
        return new Address(host(fields, "Addr"), (int) number(fields, "Port"));
    }

    private static Versions versions(Vectors fields) {
        if (fields.get("Vsn").isNull()) {
            return Versions.NONE;
        }
        var vsn = fields.get("Vsn").hex();
        return new Versions(vsn[0], vsn[1], vsn[2], vsn[3], vsn[4], vsn[5]);
    }

    private static long number(Vectors fields, String key) {
        return fields.has(key) ? fields.get(key).number() : 0;
    }

    private static String text(Vectors fields, String key) {
        return fields.has(key) ? fields.get(key).text() : "";
    }

    private static Host host(Vectors fields, String key) {
        return !fields.has(key) || fields.get(key).isNull()
                ? Host.NONE
                : Host.of(fields.get(key).hex());
    }

    private static Bytes bytes(Vectors fields, String key) {
        return fields.get(key).isNull() ? Bytes.NIL : Bytes.of(fields.get(key).hex());
    }
}
