package io.doudou.redis;

import io.doudou.option.Settings;
import io.doudou.redis.list.Entry;
import io.doudou.redis.list.EntryList;
import io.doudou.redis.list.Pace;
import io.doudou.redis.option.RedisOptions;
import io.doudou.redis.wire.Redis;
import io.doudou.redis.wire.Server;
import io.doudou.time.Ticker;

/** What a node leaves behind that is killed right after it has registered. */
final class CrashedNode {

    private CrashedNode() {}

    static void leave(Settings settings, String field, String url) {
        var server = Server.of(settings, RedisOptions.ADDRESS);
        try (var redis = new Redis(server, Ticker.system())) {
            var ttl = Pace.of(settings).ttl();
            new EntryList(redis, settings.get(RedisOptions.KEY), ttl)
                    .add(new Entry(field, url, ""));
        }
    }
}
