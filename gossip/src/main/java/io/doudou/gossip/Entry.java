package io.doudou.gossip;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Alive;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.NodeState;
import io.doudou.gossip.wire.Status;
import io.doudou.gossip.wire.Versions;

import org.jspecify.annotations.Nullable;

/** One row of the {@link MemberTable}; changed only through it. */
final class Entry {

    private final String name;
    private Address address;
    private Bytes meta;
    private Versions versions;
    private long incarnation;
    private Status status = Status.DEAD;
    private long sinceNanos;
    private @Nullable Suspicion suspicion;

    // What it looks like to the application and to others; made when asked for.
    private @Nullable Member member;
    private @Nullable NodeState line;

    /** Probes in a row whose connection was refused by the member's machine. */
    int refusals;

    /** It refused connections and answered datagrams, so its refusals prove nothing. */
    boolean refusesThoughAlive;

    /** A new row is dead with incarnation 0 until the message that brought it is taken in. */
    Entry(Alive alive, long nowNanos) {
        this.name = alive.node();
        this.address = alive.address();
        this.meta = alive.meta();
        this.versions = alive.versions();
        this.sinceNanos = nowNanos;
    }

    String name() {
        return name;
    }

    Address address() {
        return address;
    }

    Bytes meta() {
        return meta;
    }

    Versions versions() {
        return versions;
    }

    long incarnation() {
        return incarnation;
    }

    Status status() {
        return status;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    @Nullable Suspicion suspicion() {
        return suspicion;
    }

    boolean isPresent() {
        return status == Status.ALIVE || status == Status.SUSPECT;
    }

    Member member() {
        var known = member;
        if (known == null) {
            known = new Member(name, address, meta, versions, status, incarnation, sinceNanos);
            member = known;
        }
        return known;
    }

    NodeState line() {
        var known = line;
        if (known == null) {
            known = new NodeState(name, address, meta, incarnation, status, versions);
            line = known;
        }
        return known;
    }

    /** What is told about it when it is well. */
    Alive alive() {
        return new Alive(incarnation, name, address, meta, versions);
    }

    void describe(Alive alive) {
        address = alive.address();
        meta = alive.meta();
        versions = alive.versions();
        incarnation = alive.incarnation();
        forgetSnapshots();
    }

    void incarnation(long next) {
        incarnation = next;
        forgetSnapshots();
    }

    void status(Status next, long nowNanos) {
        status = next;
        sinceNanos = nowNanos;
        forgetSnapshots();
    }

    void suspicion(@Nullable Suspicion next) {
        suspicion = next;
    }

    private void forgetSnapshots() {
        member = null;
        line = null;
    }
}
