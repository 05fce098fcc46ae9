package io.doudou.registry;

import java.util.List;

/** To come. */
final class MemoryRegistry implements Registry {
    MemoryRegistry() {}

    @Override
    public void register(Service service) {
        throw new IllegalStateException("to come");
    }

    @Override
    public void deregister(Service service) {
        throw new IllegalStateException("to come");
    }

    @Override
    public List<Service> lookup(String name) {
        throw new IllegalStateException("to come");
    }

    @Override
    public List<String> list() {
        throw new IllegalStateException("to come");
    }

    @Override
    public Watch watch(String name) {
        throw new IllegalStateException("to come");
    }

    @Override
    public void close() {}
}
