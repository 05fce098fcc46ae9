package io.doudou.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.gossip.wire.PacketCodec;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** News leave the queue in the order, and as often, as from the original's. */
class BroadcastQueueTest {

    private final List<String> finished = new ArrayList<>();
    private BroadcastQueue queue = new BroadcastQueue(PacketCodec.PARTS_MAX);
    private int limit;

    @Test
    void theRecordedTraceIsRepeated() {
        for (var step : Vectors.part("broadcast_queue").get("trace").list()) {
            finished.clear();
            switch (step.get("op").text()) {
                case "new" -> begin(step);
                case "queue" -> queue(step);
                default -> take(step);
            }
        }
    }

    @Test
    void newerNewsAboutAMemberReplaceOlder() {
        queue.queue("a", new byte[3], () -> finished.add("old"));
        queue.queue("a", new byte[5], () -> finished.add("new"));

        assertThat(queue.size()).isEqualTo(1);
        assertThat(finished).containsExactly("old");
    }

    @Test
    void aQueueIsPrunedFromItsEnd() {
        queue.queue("old", new byte[3], () -> finished.add("old"));
        queue.queue("new", new byte[3], () -> finished.add("new"));
        queue.queue("long", new byte[9], () -> finished.add("long"));

        queue.prune(1);

        assertThat(finished).containsExactly("old", "new");
    }

    @Test
    void aPacketGetsNoMoreMessagesThanOldMembersCanRead() {
        for (int i = 0; i < 200; i++) {
            queue.queue(new byte[2]);
        }
        var packet = new ArrayList<byte[]>();

        queue.take(100_000, 2, 4, packet);

        assertThat(packet).hasSize(127);
    }

    private void begin(Vectors step) {
        queue = new BroadcastQueue(PacketCodec.PARTS_MAX);
        int members = (int) step.get("NumNodes").number();
        limit = Formulas.retransmitLimit((int) step.get("RetransmitMult").number(), members);
        assertThat(limit).isEqualTo((int) step.get("transmit_limit").number());
    }

    private void queue(Vectors step) {
        var message = new byte[(int) step.get("len").number()];
        Arrays.fill(message, (byte) step.get("tag").text().charAt(0));
        var name = step.get("name").text();
        queue.queue(name, message, () -> finished.add(name));
        assertThat(queue.size()).as(step.toString()).isEqualTo((int) step.get("queued").number());
    }

    private void take(Vectors step) {
        var packet = new ArrayList<byte[]>();
        int room = (int) step.get("limit").number();
        queue.take(room, (int) step.get("overhead").number(), limit, packet);

        assertThat(packet.stream().map(part -> (char) part[0] + "*" + part.length))
                .as(step.toString())
                .containsExactlyElementsOf(texts(step.get("result")));
        assertThat(finished).containsExactlyInAnyOrderElementsOf(texts(step.get("finished")));
        assertThat(queue.size()).isEqualTo((int) step.get("queued").number());
    }

    private static List<String> texts(Vectors list) {
        return list.isNull() ? List.of() : list.list().stream().map(Vectors::text).toList();
    }
}
