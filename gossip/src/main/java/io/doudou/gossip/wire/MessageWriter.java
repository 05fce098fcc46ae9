package io.doudou.gossip.wire;

/** Writes messages byte for byte as members written in Go do: keys in order, fields complete. */
final class MessageWriter {

    private MessageWriter() {}

    static void packet(PacketMessage message, PackWriter out) {
        switch (message) {
            case Ping ping -> ping(ping, out);
            case IndirectPing ping -> indirectPing(ping, out);
            case Ack ack -> ack(ack, out);
            case Nack nack -> nack(nack, out);
            case Suspect suspect ->
                    rumour(
                            Type.SUSPECT,
                            suspect.from(),
                            suspect.incarnation(),
                            suspect.node(),
                            out);
            case Alive alive -> alive(alive, out);
            case Dead dead -> rumour(Type.DEAD, dead.from(), dead.incarnation(), dead.node(), out);
            case UserMessage user -> {
                out.put(Type.USER);
                out.put(user.payload().array());
            }
        }
    }

    static void stream(StreamMessage message, PackWriter out) {
        switch (message) {
            case PushPull state -> pushPull(state, out);
            case UserMessage user -> {
                userHead(user.payload().length(), out);
                out.put(user.payload().array());
            }
            case Ping ping -> ping(ping, out);
            case Ack ack -> ack(ack, out);
            case ErrorReply error -> {
                out.put(Type.ERROR);
                out.map(1);
                out.key(Field.ERROR);
                out.text(error.text());
            }
        }
    }

    /** What stands before the compressed bytes. */
    static void compressedHead(int length, PackWriter out) {
        out.put(Type.COMPRESSED);
        out.map(2);
        out.key(Field.ALGO);
        out.put(0);
        out.key(Field.BUF);
        out.rawHead(length);
    }

    static void pushPullHead(boolean joins, int nodes, int userState, PackWriter out) {
        out.put(Type.PUSH_PULL);
        out.map(3);
        out.key(Field.JOIN);
        out.bool(joins);
        out.key(Field.NODES);
        out.signed(nodes);
        out.key(Field.USER_STATE_LEN);
        out.signed(userState);
    }

    static void userHead(int length, PackWriter out) {
        out.put(Type.USER);
        out.map(1);
        out.key(Field.USER_MSG_LEN);
        out.signed(length);
    }

    static void nodeState(NodeState node, PackWriter out) {
        out.map(7);
        out.key(Field.ADDR);
        out.host(node.address().host());
        out.key(Field.INCARNATION);
        out.unsigned(node.incarnation());
        out.key(Field.META);
        out.bytes(node.meta());
        out.key(Field.NAME);
        out.text(node.name());
        out.key(Field.PORT);
        out.unsigned(node.address().port());
        out.key(Field.STATE);
        out.signed(node.status().code());
        versions(node.versions(), out);
    }

    private static void pushPull(PushPull state, PackWriter out) {
        pushPullHead(state.joins(), state.nodes().size(), state.userState().length(), out);
        for (var node : state.nodes()) {
            nodeState(node, out);
        }
        out.put(state.userState().array());
    }

    private static void ping(Ping ping, PackWriter out) {
        out.put(Type.PING);
        out.map(2 + sourceFields(ping.source()));
        out.key(Field.NODE);
        out.text(ping.node());
        out.key(Field.SEQ_NO);
        out.unsigned(ping.sequence());
        source(ping.source(), out);
    }

    private static void indirectPing(IndirectPing ping, PackWriter out) {
        out.put(Type.INDIRECT_PING);
        out.map(5 + sourceFields(ping.source()));
        out.key(Field.NACK);
        out.bool(ping.nackWanted());
        out.key(Field.NODE);
        out.text(ping.node());
        out.key(Field.PORT);
        out.unsigned(ping.target().port());
        out.key(Field.SEQ_NO);
        out.unsigned(ping.sequence());
        source(ping.source(), out);
        out.key(Field.TARGET);
        out.host(ping.target().host());
    }

    private static void ack(Ack ack, PackWriter out) {
        out.put(Type.ACK);
        out.map(2);
        out.key(Field.PAYLOAD);
        out.bytes(ack.payload());
        out.key(Field.SEQ_NO);
        out.unsigned(ack.sequence());
    }

    private static void nack(Nack nack, PackWriter out) {
        out.put(Type.NACK);
        out.map(1);
        out.key(Field.SEQ_NO);
        out.unsigned(nack.sequence());
    }

    private static void rumour(
            int type, String from, long incarnation, String node, PackWriter out) {
        out.put(type);
        out.map(3);
        out.key(Field.FROM);
        out.text(from);
        out.key(Field.INCARNATION);
        out.unsigned(incarnation);
        out.key(Field.NODE);
        out.text(node);
    }

    private static void alive(Alive alive, PackWriter out) {
        out.put(Type.ALIVE);
        out.map(6);
        out.key(Field.ADDR);
        out.host(alive.address().host());
        out.key(Field.INCARNATION);
        out.unsigned(alive.incarnation());
        out.key(Field.META);
        out.bytes(alive.meta());
        out.key(Field.NODE);
        out.text(alive.node());
        out.key(Field.PORT);
        out.unsigned(alive.address().port());
        versions(alive.versions(), out);
    }

    private static int sourceFields(Source source) {
        return (source.address().host().isNone() ? 0 : 1)
                + (source.node().isEmpty() ? 0 : 1)
                + (source.address().port() == 0 ? 0 : 1);
    }

    /** These are left out where they are empty, unlike all others. */
    private static void source(Source source, PackWriter out) {
        if (!source.address().host().isNone()) {
            out.key(Field.SOURCE_ADDR);
            out.host(source.address().host());
        }
        if (!source.node().isEmpty()) {
            out.key(Field.SOURCE_NODE);
            out.text(source.node());
        }
        if (source.address().port() != 0) {
            out.key(Field.SOURCE_PORT);
            out.unsigned(source.address().port());
        }
    }

    private static void versions(Versions versions, PackWriter out) {
        out.key(Field.VSN);
        if (versions == Versions.NONE) {
            out.put(PackReader.NIL);
            return;
        }
        out.rawHead(Versions.BYTES);
        out.put(versions.protocolMin());
        out.put(versions.protocolMax());
        out.put(versions.protocol());
        out.put(versions.delegateMin());
        out.put(versions.delegateMax());
        out.put(versions.delegate());
    }
}
