package io.doudou.app;

import io.doudou.broker.Broker;
import io.doudou.codec.Codec;
import io.doudou.codec.Codecs;
import io.doudou.codec.binary.Encodings;
import io.doudou.http.ClientOptions;
import io.doudou.http.HttpOptions;
import io.doudou.http.Tracing;
import io.doudou.http.client.Carrying;
import io.doudou.http.loop.HandlerThreads;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.BrokerPlugin;
import io.doudou.plugin.CodecPlugin;
import io.doudou.plugin.Plugin;
import io.doudou.plugin.PluginOptions;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.plugin.TransportPlugin;
import io.doudou.registry.Registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that the jars beside this one add, found once for an application, and the parts of it
 * that the settings name. Whoever opens a part closes it; a name that nothing has is an {@link
 * IllegalArgumentException} which lists those there are.
 *
 * @param found registries, brokers, transports and codecs
 * @param tracing who records spans, when somebody does
 * @param own options of the program itself
 */
record Plugins(
        Surfaces surfaces, List<Plugin> found, Optional<Tracing> tracing, List<Option<?>> own) {

    /** The part that needs nothing. */
    static final String MEMORY = "memory";

    /** The broker that needs a registry only. */
    private static final String HTTP = "http";

    /** The registry of {@code GDD_MODE=micro}. */
    private static final String GOSSIP = "gossip";

    private static final String MICRO = "micro";

    /**
     * Looks for them.
     *
     * @throws IllegalArgumentException when an option of the program has the name of another one
     */
    static Plugins find(Option<?>... own) {
        var found = ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::get);
        var plugins = new Plugins(Surfaces.find(), found.toList(), Tracings.find(), List.of(own));
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
        found.forEach(plugin -> all.addAll(plugin.options()));
        return List.copyOf(all);
    }

    /** The registry; several in one when the setting names several. */
    Registry registry(Settings settings) {
        var opened = new ArrayList<Registry>();
        try {
            for (var name : registryName(settings).split(",", -1)) {
                opened.add(registry(name.strip(), settings));
            }
            return Registry.merged(opened);
        } catch (RuntimeException failure) {
            opened.forEach(Registry::close);
            throw failure;
        }
    }

    /** What an operator should know about settings that are in each other's way. */
    List<String> warnings(Settings settings) {
        var registry = registryName(settings);
        return !isMicro(settings) || List.of(registry.split("\\s*,\\s*")).contains(GOSSIP)
                ? List.of()
                : List.of(
                        "%s is micro, but this program joins no cluster, because %s is \"%s\""
                                .formatted(
                                        ApplicationOptions.MODE.key(),
                                        ApplicationOptions.REGISTRY.key(),
                                        registry));
    }

    private static boolean isMicro(Settings settings) {
        return settings.get(ApplicationOptions.MODE).equalsIgnoreCase(MICRO);
    }

    private static String registryName(Settings settings) {
        var chosen = settings.get(ApplicationOptions.REGISTRY);
        if (!chosen.isEmpty()) {
            return chosen;
        }
        return isMicro(settings) ? GOSSIP : MEMORY;
    }

    private Registry registry(String name, Settings settings) {
        if (name.equals(MEMORY)) {
            return Registry.inMemory();
        }
        var keys = ApplicationOptions.REGISTRY.key() + " or " + ApplicationOptions.MODE.key();
        var hint = name.equals(GOSSIP) ? "; gossip comes with the artifact doudou-gossip" : "";
        return new Choice<>("registry", keys, List.of(MEMORY), all(RegistryPlugin.class), hint)
                .named(name)
                .open(settings);
    }

    /** The broker. */
    Broker broker(Settings settings, Supplier<Broker> inMemory, Supplier<Broker> overHttp) {
        var key = ApplicationOptions.BROKER;
        var builtIn = List.of(MEMORY, HTTP);
        var name = settings.get(key);
        return switch (name) {
            case MEMORY -> inMemory.get();
            case HTTP -> overHttp.get();
            default ->
                    new Choice<>("broker", key.key(), builtIn, all(BrokerPlugin.class), "")
                            .named(name)
                            .open(settings);
        };
    }

    /** What carries calls. */
    Carrying carrying(Settings settings) {
        var key = ApplicationOptions.TRANSPORT;
        var builtIn = List.of(Carrying.HTTP, Carrying.GRPC);
        var name = settings.get(key);
        if (builtIn.contains(name)) {
            return new Carrying(name, Optional.empty());
        }
        var transport =
                new Choice<>("transport", key.key(), builtIn, all(TransportPlugin.class), "")
                        .named(name)
                        .open(settings);
        return new Carrying(name, Optional.of(transport));
    }

    /** All codecs; that of a plugin counts where it names a media type of another one. */
    Codecs codecs(Settings settings) {
        var list = new ArrayList<Codec>(Encodings.all());
        all(CodecPlugin.class).forEach(plugin -> list.add(plugin.open(settings)));
        var codecs = Codecs.of(list);
        var wanted = settings.get(ClientOptions.RPC_CODEC);
        if (!wanted.equals(Codecs.JSON) && codecs.named(wanted).isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no codec \"%s\" (%s), only %s, %s"
                            .formatted(
                                    wanted,
                                    ClientOptions.RPC_CODEC.key(),
                                    Codecs.JSON,
                                    String.join(", ", codecs.names())));
        }
        return codecs;
    }

    private <P extends Plugin> List<P> all(Class<P> kind) {
        return found.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * One part of the application, which a setting names.
     *
     * @param what it is, for messages
     * @param keys of the settings that name it
     * @param builtIn what needs no plugin
     * @param hint what a message says at its end
     */
    private record Choice<P extends Plugin>(
            String what, String keys, List<String> builtIn, List<P> plugins, String hint) {

        P named(String name) {
            return plugins.stream()
                    .filter(plugin -> plugin.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(name));
        }

        private IllegalArgumentException unknown(String name) {
            var known =
                    Stream.concat(builtIn.stream(), plugins.stream().map(Plugin::name))
                            .sorted()
                            .collect(Collectors.joining(", "));
            return new IllegalArgumentException(
                    "there is no %s \"%s\" (%s), only %s%s"
                            .formatted(what, name, keys, known, hint));
        }
    }
}
