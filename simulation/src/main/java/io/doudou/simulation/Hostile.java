package io.doudou.simulation;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Alive;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Checksum;
import io.doudou.gossip.wire.Dead;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.IndirectPing;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.PacketMessage;
import io.doudou.gossip.wire.Ping;
import io.doudou.gossip.wire.Source;
import io.doudou.gossip.wire.Suspect;
import io.doudou.gossip.wire.Versions;
import io.doudou.gossip.wire.WireLimits;

import java.util.List;
import java.util.random.RandomGenerator;

/** Somebody without a key, in a cluster without keys, who sends what nobody should. */
final class Hostile {

    private static final int GARBAGE_BYTES_MAX = 1_400;
    private static final int KINDS = 7;

    private final World world;
    private final RandomGenerator random;
    private final PacketCodec codec;
    private final Address address;
    private int ghosts;

    Hostile(World world) {
        this.world = world;
        this.random = world.random();
        this.codec = new PacketCodec(Envelope.plain(), WireLimits.STANDARD, random);
        this.address = world.newAddress();
    }

    /** Sends one packet to one process; a victim that it names is disturbed from now on. */
    void shoot(long nowNanos) {
        var targets = world.running();
        var target = targets.get(random.nextInt(targets.size()));
        var victim = targets.get(random.nextInt(targets.size()));
        target.packet(nowNanos, address, packet(nowNanos, target, victim));
    }

    private byte[] packet(long nowNanos, Life target, Life victim) {
        return switch (random.nextInt(KINDS)) {
            case 0 -> garbage();
            case 1 -> spoiled(new Ping(7, target.name(), Source.NONE));
            case 2 -> sealed(ghost());
            case 3 -> sealed(new Suspect(near(victim), victim.name(), "ghost"));
            case 4 -> death(nowNanos, victim, "ghost");
            case 5 -> death(nowNanos, victim, victim.name());
            default ->
                    sealed(
                            new IndirectPing(
                                    random.nextInt(100),
                                    victim.name(),
                                    victim.address(),
                                    true,
                                    new Source(world.newAddress(), "ghost")));
        };
    }

    private byte[] death(long nowNanos, Life victim, String from) {
        victim.disturbedNanos = nowNanos;
        return sealed(new Dead(near(victim), victim.name(), from));
    }

    private long near(Life victim) {
        return victim.membership().self().incarnation() + random.nextInt(3);
    }

    private PacketMessage ghost() {
        return new Alive(
                1 + random.nextInt(9),
                "ghost-" + ghosts++,
                world.newAddress(),
                Bytes.of("boo"),
                Versions.STANDARD);
    }

    private byte[] spoiled(PacketMessage message) {
        var bytes = sealed(message);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private byte[] garbage() {
        var bytes = new byte[random.nextInt(GARBAGE_BYTES_MAX)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] sealed(PacketMessage message) {
        return codec.seal(List.of(codec.encode(message)), Checksum.LEFT_OUT);
    }
}
