package io.doudou.redis.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.redis.wire.Command;
import io.doudou.redis.wire.Connection;
import io.doudou.redis.wire.Redis;
import io.doudou.redis.wire.Reply;
import io.doudou.redis.wire.Script;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/*
 * Leases.
 *
 * The hash of gosd has no expiry, so a process that crashes stays in it for ever. Entries of our own
 * programs have a lease. Where the server lets fields expire (Redis 7.4, Valkey 9), the field itself
 * does, and programs of gosd just stop to see it. Elsewhere the lease is a key `gosd:lease:<field>`
 * with an expiry, the hash `gosd:leased` remembers which fields ever had one, and each of our
 * programs removes those that have none now. An entry without a lease belongs to a program of gosd
 * and is never touched.
 *
 * Entry and lease are written by one script: whoever crashes has written both or none. An entry that
 * is removed by mistake, or by somebody else, is missed by its owner, who writes it again.
 */
/**
 * The conversation about one list. Strictly, it sends only what gosd sends: HSETNX, HGETALL and
 * HDEL. With leases it touches besides only keys that begin with the list's own and a colon. Serves
 * all threads; blocks.
 */
public final class EntryList {

    /** Adds an entry unless it is there, with its lease and its details, and tells the others. */
    private static final Script ADD =
            new Script(
                    """
                            if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
                            redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
                            if ARGV[5] == 'field' then
                              redis.call('HPEXPIRE', KEYS[1], ARGV[4], 'FIELDS', 1, ARGV[1])
                              redis.call('HPEXPIRE', KEYS[2], ARGV[4], 'FIELDS', 1, ARGV[1])
                            else
                              redis.call('HSET', KEYS[3], ARGV[1], '1')
                              redis.call('SET', KEYS[4], '1', 'PX', ARGV[4])
                            end
                            redis.call('PUBLISH', KEYS[5], ARGV[1])
                            return 1
                    """);

    private final Redis redis;
    private final String key;
    private final Duration lease;

    /**
     * A list that nothing is asked of yet.
     *
     * @param key of the hash
     * @param lease of own entries; zero: strictly as gosd does it, without
     */
    public EntryList(Redis redis, String key, Duration lease) {
        this.redis = redis;
        this.key = key;
        this.lease = lease;
    }

    Redis redis() {
        return redis;
    }

    /** Whether it sends no more than gosd does. */
    boolean isStrict() {
        return lease.isZero();
    }

    /** What the list is called, for messages. */
    String name() {
        return key + " of redis at " + redis.server().name();
    }

    /** Everything that is there. */
    public Map<String, Entry> read() {
        var details = new HashMap<String, String>();
        if (isStrict()) {
            return entries(redis.ask(Command.of("HGETALL", key)), details);
        }
        // Details first: an entry that is added between the two is there without them for now.
        var replies = redis.ask(List.of(Command.of("HGETALL", meta()), Command.of("HGETALL", key)));
        pairs(replies.getFirst(), details);
        return entries(replies.getLast(), details);
    }

    private static Map<String, Entry> entries(Reply reply, Map<String, String> details) {
        var urls = new HashMap<String, String>();
        pairs(reply, urls);
        var entries = new HashMap<String, Entry>();
        urls.forEach(
                (field, url) ->
                        entries.put(field, new Entry(field, url, details.getOrDefault(field, ""))));
        return entries;
    }

    private static void pairs(Reply reply, Map<String, String> into) {
        var list = reply.list();
        for (int i = 0; i + 1 < list.size(); i += 2) {
            into.put(list.get(i).text(), list.get(i + 1).text());
        }
    }

    /** Adds an entry; false when its name is taken. */
    public boolean add(Entry entry) {
        var added = isStrict() ? redis.ask(strictAdd(entry)) : leasedAdd(entry);
        return added.number() == 1;
    }

    private Command strictAdd(Entry entry) {
        return Command.of("HSETNX", key, entry.field(), entry.url());
    }

    private Reply leasedAdd(Entry entry) {
        var keys = List.of(key, meta(), leased(), leaseKey(entry.field()), channel());
        var arguments =
                Stream.of(
                        entry.field(),
                        entry.url(),
                        entry.details(),
                        Long.toString(lease.toMillis()),
                        fieldsExpire() ? "field" : "key");
        return ADD.run(redis, keys, arguments.map(each -> each.getBytes(UTF_8)).toList());
    }

    /**
     * Removes entries, whoever has added them.
     *
     * @return how many were there
     */
    public long remove(Collection<String> fields) {
        if (fields.isEmpty()) {
            return 0;
        }
        var commands = new ArrayList<Command>();
        commands.add(Command.of("HDEL", key).addAll(fields));
        if (!isStrict()) {
            commands.add(Command.of("HDEL", meta()).addAll(fields));
            commands.add(Command.of("HDEL", leased()).addAll(fields));
            commands.add(Command.of("DEL").addAll(fields.stream().map(this::leaseKey).toList()));
            commands.add(Command.of("PUBLISH", channel(), fields.iterator().next()));
        }
        return redis.ask(commands).getFirst().number();
    }

    /** Prolongs the leases of entries and writes their details; strictly there is nothing to do. */
    void renew(Collection<Entry> entries) {
        if (isStrict() || entries.isEmpty()) {
            return;
        }
        var details = Command.of("HSET", meta());
        entries.forEach(entry -> details.add(entry.field()).add(entry.details()));
        var commands = new ArrayList<Command>();
        commands.add(details);
        if (fieldsExpire()) {
            var fields = entries.stream().map(Entry::field).toList();
            commands.add(expire(key, fields));
            commands.add(expire(meta(), fields));
        } else {
            entries.forEach(entry -> addLease(commands, entry.field()));
        }
        redis.ask(commands);
    }

    private void addLease(List<Command> commands, String field) {
        commands.add(Command.of("HSET", leased(), field, "1"));
        commands.add(Command.of("SET", leaseKey(field), "1", "PX").add(lease.toMillis()));
    }

    private Command expire(String hash, List<String> fields) {
        var command = Command.of("HPEXPIRE", hash).add(lease.toMillis());
        return command.add("FIELDS").add(fields.size()).addAll(fields);
    }

    /**
     * Whether this process is the one that does what only one may do, for so long.
     *
     * @param name of this process, unique
     */
    public boolean isElected(String name, Duration term) {
        var elected = Command.of("SET", prober(), name, "NX", "PX").add(term.toMillis());
        if (!redis.ask(elected).isNothing()) {
            return true;
        }
        var holder = redis.ask(Command.of("GET", prober()));
        var isMine = !holder.isNothing() && holder.text().equals(name);
        if (isMine) {
            redis.ask(Command.of("PEXPIRE", prober()).add(term.toMillis()));
        }
        return isMine;
    }

    private String prober() {
        return key + ":prober";
    }

    /** Tells the others that the list has changed. */
    void tell(String field) {
        if (!isStrict()) {
            redis.ask(Command.of("PUBLISH", channel(), field));
        }
    }

    /**
     * Removes the entries whose lease has ended where fields do not expire by themselves.
     *
     * @return their fields
     */
    List<String> sweep() {
        if (isStrict()) {
            return List.of();
        }
        var fields =
                redis.ask(Command.of("HKEYS", leased())).list().stream().map(Reply::text).toList();
        if (fields.isEmpty()) {
            return List.of();
        }
        var ended = new ArrayList<String>();
        var exist =
                redis.ask(
                        fields.stream()
                                .map(field -> Command.of("EXISTS", leaseKey(field)))
                                .toList());
        for (int i = 0; i < fields.size(); i++) {
            if (exist.get(i).number() == 0) {
                ended.add(fields.get(i));
            }
        }
        remove(ended);
        return ended;
    }

    /** A connection on which each reply from now on means that the list has changed. */
    Connection changes() {
        var connection = redis.open();
        try {
            connection.send(List.of(Command.of("SUBSCRIBE", channel())));
            return connection;
        } catch (IOException failure) {
            connection.close();
            throw redis.lost(failure);
        }
    }

    /** Asked each time, because another server may stand there after a while. */
    private boolean fieldsExpire() {
        var question = Command.of("HPEXPIRE", key + ":none", "1", "FIELDS", "1", "none");
        return redis.askAnyhow(question) instanceof Reply.Many;
    }

    private String meta() {
        return key + ":meta";
    }

    private String leased() {
        return key + ":leased";
    }

    private String channel() {
        return key + ":changes";
    }

    private String leaseKey(String field) {
        return key + ":lease:" + field;
    }
}
