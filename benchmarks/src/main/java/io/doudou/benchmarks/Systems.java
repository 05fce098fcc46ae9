package io.doudou.benchmarks;

import io.doudou.option.Settings;
import io.doudou.plugin.Plugin;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.registry.Registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * The systems in which programs can meet on this machine, each with its server where it has one.
 * What is not installed is left out, and the report says so.
 */
record Systems(List<Meeting> meetings, List<SystemProcess> servers) implements AutoCloseable {

    /**
     * One place to meet.
     *
     * @param name of the registry
     * @param environment that programs find it by
     */
    record Meeting(String name, Map<String, String> environment) {

        /** As the program with this number opens it. */
        Registry open(int number) {
            var settings = Settings.load(new String[0], environment(number), Path.of(""));
            return ServiceLoader.load(Plugin.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(plugin -> plugin.name().equals(name))
                    .filter(RegistryPlugin.class::isInstance)
                    .map(RegistryPlugin.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .open(settings);
        }

        /** Of the program with this number; the one with 0 is asked by all others. */
        Map<String, String> environment(int number) {
            var own = new HashMap<>(environment);
            own.put("GDD_HOST", "127.0.0.1");
            own.put("GDD_REGISTRY", name);
            own.put("GDD_SERVICE_NAME", "usersvc");
            if (name.equals(GOSSIP)) {
                own.put("GDD_MEM_NAME", "member" + number);
                own.put(number == 0 ? "GDD_MEM_SEED" : "GDD_MEM_PORT", "");
            }
            return own;
        }
    }

    private static final String GOSSIP = "gossip";

    /** Those that hear nobody but themselves on this machine. */
    static Systems start(Report report) throws IOException {
        var systems = new Systems(new ArrayList<>(), new ArrayList<>());
        systems.meetings.add(gossip());
        systems.add("redis", SystemProcess::redis, report);
        systems.add("consul", SystemProcess::consul, report);
        systems.add("nats", SystemProcess::nats, report);
        return systems;
    }

    private static Meeting gossip() throws IOException {
        var port = "" + ServerProcess.freePort();
        return new Meeting(
                GOSSIP,
                Map.of(
                        "GDD_MEM_HOST",
                        "127.0.0.1",
                        "GDD_MEM_BIND",
                        "127.0.0.1",
                        "GDD_MEM_PORT",
                        port,
                        "GDD_MEM_SEED",
                        "127.0.0.1:" + port));
    }

    /** In a {@link LonelyNetwork}, since what is multicast everybody hears. */
    static Systems multicast() {
        return new Systems(List.of(new Meeting("mdns", LonelyNetwork.SETTINGS)), List.of());
    }

    private void add(String name, Supplier<Optional<SystemProcess>> start, Report report) {
        var server = start.get();
        if (server.isEmpty()) {
            report.tell(name + " is left out; dev/tools installs it");
        }
        for (var started : server.stream().toList()) {
            servers.add(started);
            meetings.add(
                    new Meeting(
                            name,
                            Map.of(
                                    "GDD_REGISTRY_ADDRESS", started.address(),
                                    "GDD_BROKER_ADDRESS", started.address())));
        }
    }

    @Override
    public void close() {
        servers.forEach(SystemProcess::close);
    }
}
