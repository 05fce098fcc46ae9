package io.doudou.sample;

import io.doudou.option.Settings;
import io.doudou.plugin.PluginOptions;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.Watch;

import java.util.List;

/** The registry on Sample: say in a sentence how it is kept there. Serves all threads. */
public final class SampleRegistry implements Registry {

    private final String address;

    /** A registry that has not asked Sample for anything. */
    public SampleRegistry(Settings settings) {
        this.address = settings.get(SampleOptions.ADDRESS, PluginOptions.REGISTRY_ADDRESS);
    }

    @Override
    public void register(Service service) {
        throw unwritten("register");
    }

    @Override
    public void deregister(Service service) {
        throw unwritten("deregister");
    }

    @Override
    public List<Service> lookup(String name) {
        throw unwritten("lookup");
    }

    @Override
    public List<String> list() {
        throw unwritten("list");
    }

    @Override
    public Watch watch(String name) {
        throw unwritten("watch");
    }

    @Override
    public void close() {
        throw unwritten("close");
    }

    private UnsupportedOperationException unwritten(String what) {
        return new UnsupportedOperationException(what + " on Sample at " + address + ": to write");
    }
}
