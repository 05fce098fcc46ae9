package io.doudou.cli.cluster;

import io.doudou.gossip.ProbeAnswer;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.Refusal;

/** Says in a sentence why a member told nothing, and what to try. */
final class Explanation {

    private Explanation() {}

    /**
     * @param labelIsWrong whether the same question without a label is answered
     */
    static String of(ProbeAnswer<?> answer, Seed seed, Envelope envelope, boolean labelIsWrong) {
        return switch (answer) {
            case ProbeAnswer.Told<?> told -> seed + " answers";
            case ProbeAnswer.HostUnknown<?>() ->
                    "no name server knows %s".formatted(Printable.of(seed.host()));
            case ProbeAnswer.NobodyThere<?>() ->
                    ("nothing listens at %s. Does the member run, and is this the port of its"
                                    + " gossip (GDD_MEM_PORT), not of HTTP?")
                            .formatted(seed);
            case ProbeAnswer.OutOfReach<?>(var why) ->
                    "%s is out of reach: %s".formatted(seed, Printable.of(why));
            case ProbeAnswer.NothingCame<?>(var waited) ->
                    "%s did not answer within %d ms. Is there a firewall between, or is its process stopped?"
                            .formatted(seed, waited.toMillis());
            case ProbeAnswer.HungUp<?>() -> hungUp(seed, envelope, labelIsWrong);
            case ProbeAnswer.Unreadable<?>(var why) -> unreadable(seed, why);
            case ProbeAnswer.TurnedAway<?>(var text) -> turnedAway(seed, text, envelope);
        };
    }

    private static String hungUp(Seed seed, Envelope envelope, boolean labelIsWrong) {
        if (labelIsWrong) {
            return "the cluster of %s has no label: leave out --label".formatted(seed);
        }
        return envelope.label().isEmpty()
                ? seed
                        + " hung up without a word: its cluster has a label (give it with --label),"
                        + " or it is no member of a cluster"
                : seed
                        + " hung up without a word: its cluster has another label than '"
                        + Printable.of(envelope.label())
                        + "', or it is no member of a cluster";
    }

    private static String unreadable(Seed seed, Refusal why) {
        return switch (why) {
            case KEY_MISSING ->
                    "the cluster of %s is encrypted: give its key with --key or GDD_MEM_KEY"
                            .formatted(seed);
            case KEY_DIFFERS -> "the cluster of %s has another key".formatted(seed);
            case NOT_ENCRYPTED ->
                    "the cluster of %s is not encrypted: leave out --key".formatted(seed);
            case LABEL_DIFFERS -> "the cluster of %s has another label".formatted(seed);
            case ENCRYPTION_VERSION,
                    CHECKSUM_DIFFERS,
                    COMPRESSION,
                    UNKNOWN_TYPE,
                    MALFORMED,
                    EMPTY,
                    TRUNCATED,
                    TOO_LARGE,
                    DIALECT_DIFFERS,
                    VERSIONS_DIFFER ->
                    "what %s answered is not the protocol of a cluster: %s. Is it the port of HTTP?"
                            .formatted(seed, why.sentence());
        };
    }

    /** The two sentences that members of all releases say when only one side encrypts. */
    private static String turnedAway(Seed seed, String text, Envelope envelope) {
        if (text.contains("encryption is not configured")) {
            return unreadable(seed, Refusal.NOT_ENCRYPTED);
        }
        if (text.contains("is not encrypted")) {
            return unreadable(seed, Refusal.KEY_MISSING);
        }
        return envelope.keyRing().isEmpty()
                ? seed + " refused: " + Printable.of(text)
                : seed + " refused; has its cluster this key? It says: " + Printable.of(text);
    }
}
