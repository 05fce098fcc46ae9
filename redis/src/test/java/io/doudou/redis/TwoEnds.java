package io.doudou.redis;

import io.doudou.registry.Registry;
import io.doudou.registry.Roster;
import io.doudou.registry.Service;
import io.doudou.registry.Watch;
import io.doudou.time.Ticker;

import java.util.List;
import java.util.SplittableRandom;

/** What is registered at one end is looked up at the other: everything really travels. */
record TwoEnds(Registry here, Registry there) implements Registry {

    static TwoEnds open(RedisServer server) {
        return new TwoEnds(end(server, 1), end(server, 2));
    }

    private static Registry end(RedisServer server, int seed) {
        return new RedisRegistry(server.settings(), Ticker.system(), new SplittableRandom(seed));
    }

    @Override
    public void register(Service service) {
        here.register(service);
    }

    @Override
    public void deregister(Service service) {
        here.deregister(service);
    }

    @Override
    public List<Service> lookup(String name) {
        return there.lookup(name);
    }

    @Override
    public List<String> list() {
        return there.list();
    }

    @Override
    public Watch watch(String name) {
        return there.watch(name);
    }

    @Override
    public Roster roster() {
        return there.roster();
    }

    @Override
    public void close() {
        here.close();
        there.close();
    }
}
