package io.doudou.cli;

import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.Host;
import io.doudou.gossip.wire.Key;
import io.doudou.gossip.wire.KeyRing;
import io.doudou.gossip.wire.Status;

import java.io.IOException;
import java.util.Optional;

/**
 * The cluster that transcripts look at: one staged member that knows several. The word SEED stands
 * for its address, which differs each time.
 */
final class StagedCluster implements AutoCloseable {

    private static final String META =
            "{\"_meta\":{\"service\":\"%s\",\"routeRootPath\":\"/api\",\"port\":6060,"
                    + "\"registerAt\":\"%s\",\"goVer\":\"%s\",\"gddVer\":\"%s\","
                    + "\"buildUser\":\"\",\"buildTime\":\"\"}%s}";

    private static final byte[] KEY = new byte[32];

    private Optional<StagedMember> member = Optional.empty();

    /** {@code member open|label|encrypted|text|unreachable-by-udp|gone}. */
    void stage(String... words) throws IOException, InterruptedException {
        switch (words[1]) {
            case "open" -> open(Envelope.plain(), Dialect.MEMBERLIST);
            case "text" -> open(Envelope.plain(), Dialect.GO_DOUDOU);
            case "label" -> open(Envelope.plain().withLabel("shop"), Dialect.MEMBERLIST);
            case "encrypted" -> {
                var ring = KeyRing.of(Key.of(KEY));
                open(Envelope.plain().withKeyRing(ring), Dialect.MEMBERLIST);
            }
            case "udp-blocked" -> member.orElseThrow().blockPackets();
            case "gone" -> member.orElseThrow().die();
            default -> throw new IllegalArgumentException("no such member: " + words[1]);
        }
    }

    private void open(Envelope envelope, Dialect dialect) throws IOException {
        close();
        var staged = new StagedMember(envelope, "users-1");
        member = Optional.of(staged);
        var java = META.formatted("usersvc", "2025-12-31T23:57:59Z", "java 25.0.3", "0.1.0", "");
        var go =
                META.formatted(
                        "ordersvc",
                        "2025-12-30T22:00:00+00:00",
                        "go1.16.6",
                        "v0.7.2",
                        ",\"data\":{\"zone\":\"b\"}");
        staged.knows("users-1", host(dialect), Status.ALIVE, java);
        staged.knows("orders-1", host(dialect), Status.SUSPECT, go);
        staged.knows("serf-1", host(dialect), Status.LEFT, "");
        staged.knows("\033[2Jusers-\u202e2", host(dialect), Status.DEAD, "\0\1");
    }

    private static Host host(Dialect dialect) {
        return dialect.host("127.0.0.1");
    }

    /** A word of a command with the address that SEED and PORT mean now. */
    String real(String word) {
        return member.map(it -> word.replace("SEED", it.address())).orElse(word);
    }

    /** A line of output with SEED and PORT instead of this time's address. */
    String masked(String line) {
        return member.map(
                        it ->
                                line.replace(it.address(), "SEED")
                                        .replace(Integer.toString(it.port()), "PORT"))
                .orElse(line);
    }

    @Override
    public void close() throws IOException {
        if (member.isPresent()) {
            member.get().close();
        }
    }
}
