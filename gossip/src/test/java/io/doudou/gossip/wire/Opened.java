package io.doudou.gossip.wire;

import java.util.ArrayList;
import java.util.List;

/** What came out of datagrams: messages and refusals in order. */
final class Opened implements PacketInbox {

    final List<PacketMessage> messages = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();
    final List<Object> all = new ArrayList<>();

    /** Everything in one datagram. */
    static Opened by(PacketCodec codec, byte[] datagram) {
        var opened = new Opened();
        codec.open(datagram, 0, datagram.length, opened);
        return opened;
    }

    @Override
    public void receive(PacketMessage message) {
        messages.add(message);
        all.add(message);
    }

    @Override
    public void refuse(Refusal why) {
        refusals.add(why);
        all.add(why);
    }
}
