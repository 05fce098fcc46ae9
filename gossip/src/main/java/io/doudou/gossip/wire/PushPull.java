package io.doudou.gossip.wire;

import java.util.List;

/**
 * Everything that one member knows (type 6): the opener sends it, the acceptor answers with its
 * own.
 *
 * <p>What was received lacks entries with names that are not UTF-8 and with a status that this
 * version does not know, because such an entry hides nobody but itself.
 *
 * @param joins whether the opener is joining; the answer repeats it
 * @param nodes all known members, the sender itself and those that left among them
 * @param userState what the application adds
 */
public record PushPull(boolean joins, List<NodeState> nodes, Bytes userState)
        implements StreamMessage {

    public PushPull {
        nodes = List.copyOf(nodes);
    }
}
