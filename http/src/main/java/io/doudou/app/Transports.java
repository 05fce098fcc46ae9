package io.doudou.app;

import io.doudou.http.client.Carrying;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.Plugin;
import io.doudou.plugin.TransportPlugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The transports that this program could use, and the one that the settings name. */
final class Transports {

    private final List<TransportPlugin> plugins;

    private Transports(List<TransportPlugin> plugins) {
        this.plugins = plugins;
    }

    /** Those whose jars are there. */
    static Transports find() {
        var transports = new ArrayList<TransportPlugin>();
        for (var plugin : ServiceLoader.load(Plugin.class)) {
            if (plugin instanceof TransportPlugin transport) {
                transports.add(transport);
            }
        }
        return new Transports(transports);
    }

    /** What all of them read. */
    List<Option<?>> options() {
        var options = new ArrayList<Option<?>>();
        plugins.forEach(plugin -> options.addAll(plugin.options()));
        return options;
    }

    /**
     * What carries calls; the caller closes the transport.
     *
     * @throws IllegalArgumentException when there is none of that name, listing those there are
     */
    Carrying open(Settings settings) {
        var name = settings.get(ApplicationOptions.TRANSPORT);
        return name.equals(Carrying.HTTP)
                ? Carrying.PLAIN
                : new Carrying(name, Optional.of(plugin(name).open(settings)));
    }

    private TransportPlugin plugin(String name) {
        return plugins.stream()
                .filter(plugin -> plugin.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    private String unknown(String name) {
        var known =
                Stream.concat(Stream.of(Carrying.HTTP), plugins.stream().map(Plugin::name))
                        .sorted()
                        .collect(Collectors.joining(", "));
        return "there is no transport \"%s\" (%s), only %s"
                .formatted(name, ApplicationOptions.TRANSPORT.key(), known);
    }
}
