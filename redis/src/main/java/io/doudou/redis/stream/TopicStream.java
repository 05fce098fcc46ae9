package io.doudou.redis.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.redis.wire.Command;
import io.doudou.redis.wire.Connection;
import io.doudou.redis.wire.Redis;
import io.doudou.redis.wire.Reply;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/*
 * How a topic lies in the server.
 *
 * A topic is one stream, `doudou:topic:<topic>`, with two fields in each entry: the header as a JSON
 * object, and the body. A queue is a consumer group of its name; a subscription alone is a group that
 * nobody else joins. The hash `doudou:room:<topic>` says for each group that has members how many
 * messages may wait for it: a publisher finds no room when one of them has that many.
 *
 * What a member was given and has not acknowledged is pending. The member says now and then that it
 * still works on it, which sets the idle time back to zero; what nobody works on for a while is taken
 * over. What every group has dealt with is dropped from the stream.
 */
/**
 * The conversation about one topic. Serves all threads; blocks. What the server says no to is a
 * {@link io.doudou.redis.wire.Refusal}.
 */
public final class TopicStream {

    /** What nobody listens to is kept for so long, and so much of it. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private static final int QUIET_MAX = 1000;

    /** How the groups of subscriptions alone and of queues begin. */
    private static final String ALONE = "alone:";

    private static final String QUEUE = "queue:";

    /** An idle time that everybody takes for the end of a member. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private static final int PENDING_MAX = 100;

    /** A member that has not asked for messages for so long works on one, or is dead. */
    private static final Duration SIGN = Duration.ofSeconds(5);

    private final Redis redis;
    private final String topic;
    private final int keptMax;

    /**
     * A topic that nothing is asked of yet.
     *
     * @param keptMax messages that are kept for a queue none of whose members is there
     */
    public TopicStream(Redis redis, String topic, int keptMax) {
        this.redis = redis;
        this.topic = topic;
        this.keptMax = keptMax;
    }

    /** A member of a queue, or of a group that nobody else joins. */
    public static Member member(Optional<String> queue, String name) {
        return new Member(queue.map(QUEUE::concat).orElse(ALONE + name), name);
    }

    /**
     * Publishes a message.
     *
     * @return the group that has no room for it; empty when it was taken
     */
    public Optional<String> publish(byte[] header, byte[] body) {
        var limits = List.of(text(keptMax), text(QUIET_MAX), text(QUIET.toMillis()), header, body);
        var reply = Scripts.PUBLISH.run(redis, List.of(stream(), room()), limits);
        return reply instanceof Reply.Many full
                ? Optional.of(full.values().getFirst().text())
                : Optional.empty();
    }

    /**
     * Makes a member, and its group when that is not there.
     *
     * @param from the id after which a new group begins; {@code $}: with what is published next
     * @return the newest id of the stream
     */
    public String join(Member member, String from, int waitingMax) {
        var most = Math.min(waitingMax, keptMax);
        var arguments = List.of(text(member.group()), text(member.name()), text(most), text(from));
        return Scripts.JOIN.run(redis, List.of(stream(), room()), arguments).text();
    }

    /**
     * Waits for messages for this member.
     *
     * @param from {@code >}: what no member has got yet; an id: what this one got after that and
     *     has not acknowledged
     * @param wait zero: not at all
     */
    public List<Waiting> read(
            Connection connection, Member member, String from, int count, Duration wait)
            throws IOException {
        var command = Command.of("XREADGROUP", "GROUP", member.group(), member.name());
        command.add("COUNT").add(count);
        if (!wait.isZero()) {
            command.add("BLOCK").add(wait.toMillis());
        }
        connection.send(List.of(command.add("STREAMS").add(stream()).add(from)));
        var reply = redis.require("XREADGROUP", connection.await(wait));
        return reply.isNothing() ? List.of() : entries(reply.list().getFirst().list().getLast(), 1);
    }

    /** Acknowledges messages of a group. */
    public void acknowledge(Member member, List<String> ids) {
        var arguments = new ArrayList<byte[]>();
        arguments.add(text(member.group()));
        ids.forEach(id -> arguments.add(text(id)));
        Scripts.ACKNOWLEDGE.run(redis, List.of(stream()), arguments);
    }

    /** Says that this member is there, and still works on these messages. */
    public void keep(Member member, int waitingMax, List<String> ids) {
        redis.ask(Command.of("HSETNX", room(), member.group()).add(Math.min(waitingMax, keptMax)));
        if (!ids.isEmpty()) {
            redis.ask(claim(member, Duration.ZERO).addAll(ids).add("JUSTID"));
        }
    }

    /** Takes over what no member has worked on for so long. */
    public List<Waiting> takeOver(Member member, Duration idle, int count) {
        var question = Command.of("XPENDING", stream(), member.group(), "IDLE");
        question.add(idle.toMillis()).add("-").add("+").add(count);
        var deliveries = new HashMap<String, Long>();
        for (var pending : redis.ask(question).list()) {
            var parts = pending.list();
            deliveries.put(parts.getFirst().text(), parts.getLast().number());
        }
        return deliveries.isEmpty() ? List.of() : claimed(member, idle, deliveries);
    }

    private List<Waiting> claimed(Member member, Duration idle, Map<String, Long> deliveries) {
        var ids = deliveries.keySet().stream().sorted().toList();
        var taken = entries(redis.ask(claim(member, idle).addAll(ids)), 1);
        return taken.stream()
                .map(
                        each ->
                                new Waiting(
                                        each.id(),
                                        each.header(),
                                        each.body(),
                                        1 + deliveries.getOrDefault(each.id(), 0L)))
                .toList();
    }

    private Command claim(Member member, Duration idle) {
        var claim = Command.of("XCLAIM", stream(), member.group(), member.name());
        return claim.add(idle.toMillis());
    }

    /**
     * Takes a member away. What it has not acknowledged is free for others at once; a group that
     * nobody else joins ends.
     */
    public void leave(Member member) {
        if (member.group().startsWith(ALONE)) {
            end(member.group());
            return;
        }
        handOver(member);
        var others = maps(redis.ask(Command.of("XINFO", "CONSUMERS", stream(), member.group())));
        if (others.stream()
                .filter(other -> !text(other, "name").equals(member.name()))
                .noneMatch(other -> idle(other).compareTo(SIGN) < 0)) {
            redis.ask(Command.of("HDEL", room(), member.group()));
        }
    }

    private void handOver(Member member) {
        var question = Command.of("XPENDING", stream(), member.group(), "-", "+");
        var ids =
                redis.ask(question.add(PENDING_MAX).add(member.name())).list().stream()
                        .map(pending -> pending.list().getFirst().text())
                        .toList();
        if (ids.isEmpty()) {
            redis.ask(Command.of("XGROUP", "DELCONSUMER", stream(), member.group(), member.name()));
        } else {
            var claim = claim(member, Duration.ZERO).addAll(ids);
            claim.add("IDLE").add(ABANDONED.toMillis()).add("RETRYCOUNT").add("0");
            redis.ask(claim.add("JUSTID"));
        }
    }

    private void end(String group) {
        redis.ask(
                List.of(
                        Command.of("XGROUP", "DESTROY", stream(), group),
                        Command.of("HDEL", room(), group)));
    }

    /**
     * Ends what is left of members that were not there for so long: subscriptions alone with all
     * they had, and the claim of queues that there be room for them.
     */
    public void sweep(Duration absence) {
        for (var group : maps(redis.ask(Command.of("XINFO", "GROUPS", stream())))) {
            var name = text(group, "name");
            var members = maps(redis.ask(Command.of("XINFO", "CONSUMERS", stream(), name)));
            var isAbandoned =
                    members.stream().allMatch(member -> idle(member).compareTo(absence) >= 0);
            if (isAbandoned && name.startsWith(ALONE)) {
                end(name);
            } else if (isAbandoned) {
                redis.ask(Command.of("HDEL", room(), name));
            }
            members.stream()
                    .filter(member -> idle(member).compareTo(absence) >= 0)
                    .filter(member -> text(member, "pending").equals("0"))
                    .forEach(member -> forget(name, text(member, "name")));
        }
    }

    /** Only a member that has nothing: what it had would be lost with it. */
    private void forget(String group, String member) {
        redis.askAnyhow(Command.of("XGROUP", "DELCONSUMER", stream(), group, member));
    }

    private static Duration idle(Map<String, Reply> member) {
        var idle = member.get("idle");
        return idle == null ? Duration.ZERO : Duration.ofMillis(idle.number());
    }

    private static String text(Map<String, Reply> map, String name) {
        var value = map.get(name);
        return value == null ? "" : value.text();
    }

    private static List<Map<String, Reply>> maps(Reply reply) {
        return reply.list().stream().map(TopicStream::map).toList();
    }

    private static Map<String, Reply> map(Reply reply) {
        var list = reply.list();
        var map = new HashMap<String, Reply>();
        for (int i = 0; i + 1 < list.size(); i += 2) {
            map.put(list.get(i).text(), list.get(i + 1));
        }
        return map;
    }

    /** Those without fields were dropped from the stream while they were pending. */
    private static List<Waiting> entries(Reply reply, long deliveries) {
        var entries = new ArrayList<Waiting>();
        for (var entry : reply.list()) {
            var parts = entry.list();
            if (!parts.isEmpty()) {
                var fields = map(parts.getLast());
                var id = parts.getFirst().text();
                entries.add(
                        new Waiting(
                                id, bytes(fields, "header"), bytes(fields, "body"), deliveries));
            }
        }
        return entries;
    }

    private static byte[] bytes(Map<String, Reply> fields, String name) {
        var value = fields.get(name);
        return value == null ? new byte[0] : value.bytes();
    }

    /** The key of the stream, for messages. */
    public String stream() {
        return "doudou:topic:" + topic;
    }

    private String room() {
        return "doudou:room:" + topic;
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] text(long number) {
        return text(Long.toString(number));
    }
}
