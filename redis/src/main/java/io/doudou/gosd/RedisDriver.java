package io.doudou.gosd;

import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.plugin.PluginOptions;
import io.doudou.redis.list.Entry;
import io.doudou.redis.list.EntryList;
import io.doudou.redis.list.Listing;
import io.doudou.redis.list.LiveList;
import io.doudou.redis.list.Pace;
import io.doudou.redis.list.UniqueName;
import io.doudou.redis.option.RedisOptions;
import io.doudou.redis.wire.Redis;
import io.doudou.redis.wire.Refusal;
import io.doudou.redis.wire.Server;
import io.doudou.time.Ticker;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/**
 * The list in Redis that Go programs of gosd share. What is registered here has a lease and is
 * written again when it is missing, unless {@code GDD_REDIS_LIST} is {@code strict}; while the
 * server is away it is registered as soon as it is there, unless {@code GDD_REDIS_REQUIRED} is set.
 */
public final class RedisDriver implements LiveDriver {

    /** Names that are tried when others have the same one. */
    private static final int NAMES_MAX = 10;

    private final EntryList entries;
    private final LiveList list;
    private final Prober prober;
    private final Ticker ticker;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * A driver that connects when first used.
     *
     * @param settings those of {@link RedisOptions}, which have gosd's names, too
     * @param random spreads what many processes do at the same moment
     */
    public RedisDriver(Settings settings, Ticker ticker, RandomGenerator random) {
        var pace = Pace.of(settings);
        var server = Server.of(settings, PluginOptions.REGISTRY_ADDRESS);
        var redis = new Redis(server, ticker);
        this.ticker = ticker;
        this.entries = new EntryList(redis, settings.get(RedisOptions.KEY), pace.ttl());
        this.list = new LiveList(entries, pace, ticker, random, this::tell);
        var after = settings.get(GosdOptions.REMOVE_AFTER);
        var name = Long.toHexString(random.nextLong());
        this.prober = new Prober(entries, list, after, name, ticker);
        if (after.isPositive() && pace.lease().isPresent()) {
            prober.start();
        }
    }

    private void tell(Listing next) {
        if (next.isRead()) {
            listeners.forEach(Runnable::run);
        }
    }

    @Override
    public void whenChanged(Runnable changed) {
        listeners.add(changed);
    }

    @Override
    public String start(String name, String url) {
        for (int i = 0; i < NAMES_MAX; i++) {
            var time = LocalDateTime.ofInstant(ticker.now(), ZoneId.systemDefault());
            var entry = new Entry(UniqueName.of(name, time), url, "");
            if (!list.isOwn(entry.field()) && list.add(entry)) {
                return entry.field();
            }
        }
        throw new Unreachable("all names that were tried for " + name + " are taken in redis");
    }

    /** {@inheritDoc} Reads the list now. */
    @Override
    public Map<String, String> get() {
        return urls(list.refreshed());
    }

    @Override
    public Map<String, String> known() {
        return urls(list.listing());
    }

    private static Map<String, String> urls(Listing listing) {
        var urls = new HashMap<String, String>();
        listing.entries().forEach((field, entry) -> urls.put(field, entry.url()));
        return urls;
    }

    @Override
    public void delete(String uniqueName) {
        if (list.isOwn(uniqueName)) {
            list.remove(uniqueName);
            return;
        }
        try {
            entries.remove(List.of(uniqueName));
        } catch (Refusal refusal) {
            throw new Unreachable(String.valueOf(refusal.getMessage()), refusal);
        }
    }

    @Override
    public void close() {
        prober.close();
        list.close();
    }
}
