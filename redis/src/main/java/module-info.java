/** Registry and broker on Redis or Valkey, in a list that is shared with programs of gosd. */
module io.doudou.redis {
    exports io.doudou.gosd;
    exports io.doudou.redis;
    exports io.doudou.redis.option;

    requires static java.sql;
    requires transitive io.doudou.core;
    requires transitive org.jspecify;

    provides io.doudou.plugin.Plugin with
            io.doudou.redis.RedisRegistryPlugin,
            io.doudou.redis.RedisBrokerPlugin;
}
