package io.doudou.gossip.wire;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a message that is not compressed and has no length of its own, from as much of it as is
 * there; of a push/pull each member is read once, however often another attempt is made.
 */
final class StreamMessageReader {

    /** A message without lists, or one member; larger ones are nothing that members send. */
    private static final int MAP_BYTES_MAX = 16 << 10;

    private final WireLimits limits;
    private final MessageReader reader = new MessageReader();

    private @Nullable Refusal refusal;
    private long missing;

    /** The push/pull that was begun; the position behind its last complete member. */
    private @Nullable List<NodeState> nodes;

    private int position;
    private long nodesLeft;
    private int userStateLength;
    private boolean joins;

    StreamMessageReader(WireLimits limits) {
        this.limits = limits;
    }

    /** What is wrong with the last attempt; null if nothing is. */
    @Nullable Refusal refusal() {
        return refusal;
    }

    /** After {@link Refusal#TRUNCATED}: how many bytes are missing at least. */
    long missing() {
        return missing;
    }

    /**
     * The message that begins here; null if it is of no known type, and meaningless if {@link
     * #refusal} is not null. Another attempt must bring the same bytes, and more behind them.
     */
    @Nullable StreamMessage read(byte[] bytes, int from, int to) {
        refusal = null;
        reader.in.reset(bytes, from + 1, to);
        return switch (bytes[from]) {
            case Type.PUSH_PULL -> pushPull(bytes, from + 1, to);
            case Type.USER -> user(bytes, from, to);
            case Type.PING -> checked(reader.ping(), from, to);
            case Type.ACK -> checked(reader.ack(), from, to);
            case Type.ERROR -> checked(reader.error(), from, to);
            default -> null;
        };
    }

    private <T> T checked(T message, int from, int to) {
        refusal = reader.refusal();
        missing = reader.in.missing();
        int read = (refusal == Refusal.TRUNCATED ? to : reader.in.position()) - from;
        if ((refusal == null || refusal == Refusal.TRUNCATED) && read + missing > MAP_BYTES_MAX) {
            refusal = Refusal.TOO_LARGE;
        }
        return message;
    }

    private UserMessage user(byte[] bytes, int from, int to) {
        reader.userHead();
        checked(reader, from, to);
        if (refusal == null && reader.fields.length > limits.userMessageBytesMax()) {
            refusal = Refusal.TOO_LARGE;
        }
        return new UserMessage(tail(bytes, reader.in.position(), to, reader.fields.length));
    }

    private PushPull pushPull(byte[] bytes, int from, int to) {
        var states = nodes == null ? begin(from, to) : nodes;
        while (refusal == null && nodesLeft > 0) {
            node(bytes, to, states);
        }
        var userState = tail(bytes, position, to, userStateLength);
        return refusal == null
                ? new PushPull(joins, states, userState)
                : new PushPull(joins, List.of(), Bytes.NIL);
    }

    private List<NodeState> begin(int from, int to) {
        var states = new ArrayList<NodeState>();
        reader.pushPullHead();
        checked(reader, from, to);
        var head = reader.fields;
        if (refusal != null) {
            return states;
        }
        if (head.count > limits.nodesMax() || head.length > limits.userStateBytesMax()) {
            refusal = Refusal.TOO_LARGE;
            return states;
        }
        joins = head.flag;
        nodesLeft = head.count;
        userStateLength = (int) head.length;
        position = reader.in.position();
        nodes = states;
        return states;
    }

    private void node(byte[] bytes, int to, List<NodeState> states) {
        reader.in.reset(bytes, position, to);
        var node = reader.nodeState();
        checked(reader, position, to);
        if (refusal == Refusal.MALFORMED && reader.in.refusal() == null) {
            // Only the name is unreadable, and that hides only this member.
            refusal = null;
        }
        if (refusal == null) {
            if (node != null) {
                states.add(node);
            }
            nodesLeft--;
            position = reader.in.position();
        }
    }

    /** The bytes behind the maps. */
    private Bytes tail(byte[] bytes, int from, int to, long length) {
        if (refusal == null && length > to - from) {
            refusal = Refusal.TRUNCATED;
            missing = length - (to - from);
        }
        return refusal == null ? Bytes.copy(bytes, from, (int) length) : Bytes.NIL;
    }
}
