package io.doudou.gossip;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.ErrorReply;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.PushPull;
import io.doudou.gossip.wire.Refusal;
import io.doudou.gossip.wire.StreamCodec;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.gossip.wire.WireLimits;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Between a {@link Membership} and the sockets: it resolves where packets go, watches limits, and
 * passes on what happens. Owned by the loop: all methods run on its thread.
 *
 * <p>While this member is alone and nobody chose a dialect, it takes over that of the first member
 * that it meets. Nobody knows it then, so it simply begins anew.
 */
final class MemberDriver implements Outlet, Connections.Receiver, Meetings.Newcomer {

    private final ClusterConfig config;
    private final ClusterApplication application;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final ClusterLoop loop;
    private final Sockets sockets;
    private final ClusterLog log;
    private final Drops drops = new Drops();
    private final Refusals refusals;
    private final SourceRates rates = new SourceRates();
    private final PacketCodec codec;
    private final Connections connections;
    private final AddressBook book;
    private final DatagramSender sender;
    private final SeedRounds seeds;
    private final Meetings meetings;
    private final News news;
    private final @Nullable MemberMemory memory;
    private final Awaited awaited = new Awaited();
    private Membership membership;
    private boolean isLeaving;
    private boolean isAlone = true;
    private boolean hasJoined;

    /**
     * What it works with.
     *
     * @param random decides whom to probe and tell
     * @param nonces what encryption draws on, and nobody may guess
     */
    record Parts(
            ClusterLoop loop,
            Sockets sockets,
            Resolver.Names names,
            Ticker ticker,
            RandomGenerator random,
            RandomGenerator nonces) {}

    MemberDriver(ClusterConfig config, ClusterApplication application, Bytes meta, Parts parts) {
        this.config = config;
        this.application = application;
        this.ticker = parts.ticker();
        this.random = parts.random();
        this.loop = parts.loop();
        this.sockets = parts.sockets();
        this.log = new ClusterLog(config.name(), ticker);
        this.refusals = new Refusals(log);
        this.codec = new PacketCodec(config.envelope(), WireLimits.STANDARD, parts.nonces());
        var streamCodec = new StreamCodec(config.envelope(), WireLimits.STANDARD, parts.nonces());
        this.connections =
                new Connections(
                        loop.selector(),
                        config.family(),
                        streamCodec,
                        config.networks(),
                        this,
                        drops);
        var resolver = new Resolver(ticker, parts.names(), loop);
        var own = new OwnAddresses(config.bind(), sockets.port());
        this.book = new AddressBook(config.dialect(), resolver);
        this.sender = new DatagramSender(sockets.datagrams(), book, drops, log);
        this.meetings = new Meetings(this, connections, loop, ticker, log);
        this.seeds = new SeedRounds(resolver, ticker, own::contain, meetings::resolved);
        this.news = new News(config.name(), loop);
        this.memory = config.memory().map(file -> new MemberMemory(file, log, ticker)).orElse(null);
        this.membership = membership(config.dialect(), meta);
    }

    private Membership membership(Dialect dialect, Bytes meta) {
        connections.timeout(config.profile(dialect).streamTimeout().toNanos());
        return new Membership(config.setup(dialect, sockets.port(), meta), codec, this, random);
    }

    // What the loop calls.

    void start(Seeds first) {
        membership.start(ticker.nanos());
        seeds.add(first);
        publish();
    }

    void datagram(long nowNanos, InetSocketAddress from, byte[] array, int length) {
        if (!config.networks().allow(from.getAddress())) {
            drops.count(Drop.NOT_ALLOWED);
        } else if (!rates.allow(from.getAddress(), nowNanos)) {
            drops.count(Drop.STRANGER_RATE);
        } else {
            membership.datagram(nowNanos, book.address(from), array, 0, length);
        }
    }

    long nextWakeNanos() {
        return Math.min(
                membership.nextWakeNanos(),
                Math.min(connections.earliestNanos(), seeds.nextWakeNanos()));
    }

    void wake(long nowNanos) {
        connections.expire(nowNanos);
        if (membership.nextWakeNanos() <= nowNanos) {
            membership.wake(nowNanos);
        }
        seeds.wake(nowNanos, isAlone());
    }

    void turnEnds() {
        if (!news.isEmpty()) {
            publish();
            rates.know(addresses());
            remember();
        }
        if (hasJoined) {
            // Not before others can read whom it met.
            meetings.succeeded();
        }
    }

    private void publish() {
        news.publish(membership.members());
        var isAloneNow = news.others().isEmpty();
        if (isAloneNow && !isAlone) {
            seeds.hurry();
        }
        isAlone = isAloneNow;
    }

    void defect(Throwable defect) {
        drops.count(Drop.DEFECT);
        log.defect(defect);
    }

    void close() {
        connections.close();
        news.close();
        meetings.close();
        awaited.close();
    }

    long nanos() {
        return ticker.nanos();
    }

    Connections connections() {
        return connections;
    }

    ClusterLog log() {
        return log;
    }

    // What other threads ask for, as tasks of the loop.

    Membership membership() {
        return membership;
    }

    News news() {
        return news;
    }

    Meetings meetings() {
        return meetings;
    }

    /** Completed when all others know that this member leaves, by all odds. */
    CompletableFuture<Boolean> leaveSpread() {
        return awaited.leaveSpread();
    }

    void join(Seeds more) {
        seeds.add(more);
    }

    void leave() {
        isLeaving = true;
        membership.leave(ticker.nanos());
    }

    void rejoin() {
        awaited.anotherLeave();
        isLeaving = false;
        membership.rejoin(ticker.nanos());
    }

    Watch watch(Consumer<? super MemberEvent> listener) {
        publish();
        return news.watch(listener);
    }

    CompletableFuture<Long> ping(String member) {
        return awaited.ping(membership.ping(ticker.nanos(), member));
    }

    ClusterStats stats() {
        return new ClusterStats(
                membership.stats(),
                book.dialect(),
                connections.acceptedCount(),
                connections.openedCount(),
                drops.counts(),
                refusals.counts());
    }

    // What the membership does.

    @Override
    public void send(Address to, byte[] packet) {
        sender.send(to, packet);
    }

    @Override
    public void open(long stream, Address to, StreamMessage message, long deadlineNanos) {
        var owner = membership;
        var end = later(owner, stream);
        book.find(
                to,
                socket -> connections.open(socket, message, deadlineNanos, end),
                () -> end.failed(StreamFailure.UNREACHABLE));
    }

    /** The end is told in a later task, never from within a call of the membership. */
    private OpenedConnection.End later(Membership owner, long stream) {
        return new OpenedConnection.End() {
            @Override
            public void answered(@Nullable StreamMessage answer) {
                if (answer != null) {
                    task(owner, () -> tellAnswer(stream, answer));
                }
            }

            @Override
            public void failed(StreamFailure why) {
                task(owner, () -> membership.streamFailed(ticker.nanos(), stream, why));
            }
        };
    }

    private void tellAnswer(long stream, StreamMessage answer) {
        if (answer instanceof ErrorReply error) {
            log.warnOnce(
                    "error reply " + error.text(),
                    "another member refuses this one's message: " + error.text());
        }
        membership.streamAnswered(ticker.nanos(), stream, answer);
    }

    /** A task for as long as the same membership is in charge. */
    private void task(Membership owner, Runnable task) {
        loop.execute(
                () -> {
                    if (membership == owner) {
                        task.run();
                    }
                });
    }

    @Override
    public void changed(MemberEvent event) {
        news.happened(event);
        if (!event.member().name().equals(config.name())) {
            log.change(Sentences.of(event));
        }
    }

    @Override
    public void noticed(Notice notice) {
        switch (notice) {
            case Notice.JoinSucceeded success -> hasJoined = true;
            case Notice.LeaveSpread spread -> awaited.leaveIsSpread();
            case Notice.JoinFailed failure -> {
                warn(notice);
                book.find(failure.with(), meetings::failed, () -> {});
            }
            case Notice.NameConflict conflict -> warn(notice);
            case Notice.DatagramsBlocked blocked -> warn(notice);
            case Notice.IncarnationsExhausted exhausted -> warn(notice);
            case Notice.TableFull full -> warn(notice);
            case Notice.MemberRefused refused -> warn(notice);
            case Notice.VersionsDiffer differ -> warn(notice);
            case Notice.StoodStill still -> log.info(Sentences.of(notice));
        }
    }

    private void warn(Notice notice) {
        log.warnOnce(Sentences.kind(notice), Sentences.of(notice));
    }

    @Override
    public void received(Bytes payload) {
        application.received(payload);
    }

    @Override
    public void answered(Member member, long roundTripNanos) {
        application.answered(member, roundTripNanos);
    }

    @Override
    public Bytes localState(boolean joins) {
        return application.localState(joins);
    }

    @Override
    public void merged(Bytes state, boolean joins) {
        application.merged(state, joins);
    }

    @Override
    public void pinged(long ping, long roundTripNanos) {
        awaited.pinged(ping, roundTripNanos);
    }

    @Override
    public void refused(Address from, Refusal why) {
        refusals.count("a datagram", from.host().toString(), why);
    }

    // What comes in on connections.

    @Override
    public Optional<StreamMessage> received(InetSocketAddress from, StreamMessage message) {
        if (message instanceof PushPull exchange) {
            agrees(exchange, from);
        }
        return membership.streamReceived(ticker.nanos(), book.address(from), message);
    }

    @Override
    public void refused(InetSocketAddress from, Refusal why) {
        refusals.count("a message on a connection", Advertised.text(from.getAddress()), why);
    }

    // What meeting others needs.

    /** Whether nobody else is there, news of this turn included. */
    @Override
    public boolean isAlone() {
        return news.isEmpty()
                ? isAlone
                : membership.members().stream().noneMatch(news::isPresentOther);
    }

    @Override
    public void join(InetSocketAddress seed) {
        membership.join(ticker.nanos(), book.address(seed));
    }

    @Override
    public void remember(List<InetSocketAddress> addresses) {
        membership.seeds(addresses.stream().map(book::address).toList());
    }

    @Override
    public boolean agrees(PushPull exchange, InetSocketAddress with) {
        var other = DialectSense.of(exchange);
        if (other.isEmpty() || other.get() == book.dialect()) {
            return true;
        }
        if (config.isDialectOpen() && isAlone() && !isLeaving && config.speaks(other.get())) {
            use(other.get(), with);
            return true;
        }
        log.warnOnce(
                "dialect " + with.getAddress(),
                Sentences.dialectDiffers(with, other.get(), book.dialect()));
        return false;
    }

    private void use(Dialect dialect, InetSocketAddress from) {
        log.info(
                "takes over the dialect of %s: %s"
                        .formatted(Sentences.text(from), Sentences.name(dialect)));
        var meta = membership.self().meta();
        connections.abandonOpened();
        book.use(dialect);
        membership = membership(dialect, meta);
        membership.start(ticker.nanos());
    }

    private Set<InetAddress> addresses() {
        return news.members().stream()
                .flatMap(member -> book.dialect().literal(member.address().host()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void remember() {
        if (memory != null) {
            memory.keep(
                    news.others().stream()
                            .map(member -> Sentences.text(member.address()))
                            .toList());
        }
    }
}
