package io.doudou.app;

import io.doudou.http.ClientOptions;
import io.doudou.http.HttpOptions;
import io.doudou.http.loop.HandlerThreads;
import io.doudou.option.Option;
import io.doudou.option.Settings;

import java.util.ArrayList;
import java.util.List;

/** Everything that the jars beside this one add, found once for an application. */
record Plugins(Surfaces surfaces, Registries registries, Brokers brokers, Transports transports) {

    static Plugins find() {
        return new Plugins(Surfaces.find(), Registries.find(), Brokers.find(), Transports.find());
    }

    /** Every option that some part of the application reads. */
    List<Option<?>> options() {
        var all = new ArrayList<Option<?>>();
        all.add(Settings.ENVIRONMENT);
        all.add(HandlerThreads.THREADS);
        all.addAll(ApplicationOptions.ALL);
        all.addAll(HttpOptions.ALL);
        all.addAll(ClientOptions.ALL);
        all.addAll(surfaces.options());
        all.addAll(registries.options());
        all.addAll(brokers.options());
        all.addAll(transports.options());
        return all;
    }
}
