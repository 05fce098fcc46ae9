package io.doudou.app;

import io.doudou.http.ClientOptions;
import io.doudou.http.HttpOptions;
import io.doudou.http.loop.HandlerThreads;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.PluginOptions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Everything that the jars beside this one add, found once for an application.
 *
 * @param own options of the program itself
 */
record Plugins(
        Surfaces surfaces,
        Registries registries,
        Brokers brokers,
        Transports transports,
        CodecPlugins codecs,
        List<Option<?>> own) {

    /**
     * Looks for them.
     *
     * @throws IllegalArgumentException when an option of the program has the name of another one
     */
    static Plugins find(Option<?>... own) {
        var plugins =
                new Plugins(
                        Surfaces.find(),
                        Registries.find(),
                        Brokers.find(),
                        Transports.find(),
                        CodecPlugins.find(),
                        List.of(own));
        plugins.own().forEach(plugins::checkNew);
        return plugins;
    }

    private void checkNew(Option<?> mine) {
        for (var other : options()) {
            if (other != mine && other.flagName().equals(mine.flagName())) {
                throw new IllegalArgumentException(
                        "the option %s of the program: there is %s already"
                                .formatted(mine.key(), other.key()));
            }
        }
    }

    /** Every option that some part of the application reads. */
    List<Option<?>> options() {
        var all = new ArrayList<>(own);
        all.addAll(others());
        return all;
    }

    /** Those that do not come from the program itself, each once. */
    List<Option<?>> others() {
        // Plugins of one system share its options.
        var all = new LinkedHashSet<Option<?>>();
        all.add(Settings.ENVIRONMENT);
        all.add(HandlerThreads.THREADS);
        all.addAll(ApplicationOptions.ALL);
        all.addAll(HttpOptions.ALL);
        all.addAll(ClientOptions.ALL);
        all.addAll(PluginOptions.ALL);
        all.addAll(surfaces.options());
        all.addAll(registries.options());
        all.addAll(brokers.options());
        all.addAll(transports.options());
        all.addAll(codecs.options());
        return List.copyOf(all);
    }
}
