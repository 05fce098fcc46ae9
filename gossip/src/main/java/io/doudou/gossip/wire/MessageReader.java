package io.doudou.gossip.wire;

import org.jspecify.annotations.Nullable;

/**
 * Makes messages of the maps that carry them; one for each reader of bytes, because it keeps the
 * fields of the message being read.
 */
final class MessageReader {

    private static final int SOURCE =
            Field.set(Field.SOURCE_ADDR, Field.SOURCE_NODE, Field.SOURCE_PORT);
    private static final int PING = SOURCE | Field.set(Field.SEQ_NO, Field.NODE);
    private static final int INDIRECT_PING = PING | Field.set(Field.TARGET, Field.PORT, Field.NACK);
    private static final int ACK = Field.set(Field.SEQ_NO, Field.PAYLOAD);
    private static final int NACK = Field.set(Field.SEQ_NO);
    private static final int RUMOUR = Field.set(Field.INCARNATION, Field.NODE, Field.FROM);
    private static final int MEMBER =
            Field.set(Field.INCARNATION, Field.ADDR, Field.PORT, Field.META, Field.VSN);
    private static final int ALIVE = MEMBER | Field.set(Field.NODE);
    private static final int NODE_STATE = MEMBER | Field.set(Field.NAME, Field.STATE);
    private static final int PUSH_PULL = Field.set(Field.JOIN, Field.NODES, Field.USER_STATE_LEN);
    private static final int COMPRESSED = Field.set(Field.ALGO, Field.BUF);
    private static final int USER = Field.set(Field.USER_MSG_LEN);
    private static final int ERROR = Field.set(Field.ERROR);

    /** Where the bytes come from; the caller resets it to where a map begins. */
    final PackReader in;

    final MessageFields fields;

    MessageReader() {
        this(Repeats.NONE);
    }

    MessageReader(Repeats repeats) {
        in = new PackReader(repeats);
        fields = new MessageFields(repeats);
    }

    /** What is wrong with the last message; null if nothing is. */
    @Nullable Refusal refusal() {
        return in.refusal() == null && in.isTextUnreadable() ? Refusal.MALFORMED : in.refusal();
    }

    Ping ping() {
        fields.read(in, PING);
        return new Ping(fields.sequence, fields.node, fields.source());
    }

    IndirectPing indirectPing() {
        fields.read(in, INDIRECT_PING);
        return new IndirectPing(
                fields.sequence,
                fields.node,
                new Address(fields.target, fields.port),
                fields.flag,
                fields.source());
    }

    Ack ack() {
        fields.read(in, ACK);
        return new Ack(fields.sequence, fields.payload);
    }

    Nack nack() {
        fields.read(in, NACK);
        return new Nack(fields.sequence);
    }

    Suspect suspect() {
        fields.read(in, RUMOUR);
        return new Suspect(fields.incarnation, fields.node, fields.from);
    }

    Dead dead() {
        fields.read(in, RUMOUR);
        return new Dead(fields.incarnation, fields.node, fields.from);
    }

    Alive alive() {
        fields.read(in, ALIVE);
        return new Alive(
                fields.incarnation, fields.node, fields.address(), fields.meta, fields.versions);
    }

    ErrorReply error() {
        fields.read(in, ERROR);
        return new ErrorReply(fields.error);
    }

    /** One line of a push/pull; null if it has a status or a name that nobody can use. */
    @Nullable NodeState nodeState() {
        fields.read(in, NODE_STATE);
        var status = Status.of(fields.state);
        if (status == null || in.isTextUnreadable() || fields.node.isEmpty()) {
            return null;
        }
        return new NodeState(
                fields.node,
                fields.address(),
                fields.meta,
                fields.incarnation,
                status,
                fields.versions);
    }

    /** Leaves flag, count and length in the fields. */
    void pushPullHead() {
        fields.read(in, PUSH_PULL);
    }

    /** Leaves the length in the fields. */
    void userHead() {
        fields.read(in, USER);
    }

    /** Leaves algorithm and buffer in the fields. */
    void compressed() {
        fields.read(in, COMPRESSED);
    }
}
