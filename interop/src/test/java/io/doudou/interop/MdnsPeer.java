package io.doudou.interop;

import static io.doudou.interop.Commands.report;

import io.doudou.mdns.MdnsPlugin;
import io.doudou.option.Settings;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A Java program with the registry of multicast DNS, driven line by line, as those in {@code
 * src/test/go/micro5} are.
 *
 * <pre>
 * register NAME VERSION ID ADDRESS     registered ID
 * deregister NAME ID                   deregistered ID
 * lookup NAME                          a line "node ID ADDRESS VERSION METADATA" for each,
 *                                      then "nodes COUNT MICROSECONDS"
 * list                                 services NAME...
 * watch NAME                           from then on "seen ID=ADDRESS ..." for each snapshot
 * end
 * </pre>
 */
final class MdnsPeer {

    private final Registry registry;

    private MdnsPeer(Registry registry) {
        this.registry = registry;
    }

    public static void main(String[] arguments) throws IOException {
        try (var registry = new MdnsPlugin().open(Settings.none())) {
            var peer = new MdnsPeer(registry);
            report("ready");
            Commands.obey(line -> peer.act(line.split(" ")));
        }
    }

    private void act(String[] words) {
        switch (words[0]) {
            case "register" -> register(words);
            case "deregister" -> deregister(words);
            case "lookup" -> lookup(words[1]);
            case "list" -> report("services\t" + String.join("\t", registry.list()));
            case "watch" -> Thread.ofVirtual().start(() -> watch(words[1]));
            default -> report("unknown\t" + words[0]);
        }
    }

    private void register(String[] words) {
        var node = new Node(words[3], words[4], Map.of("protocol", "http"));
        registry.register(new Service(words[1], words[2], Map.of(), List.of(), List.of(node)));
        report("registered\t" + node.id());
    }

    private void deregister(String[] words) {
        registry.deregister(
                Service.of(words[1], List.of(new Node(words[2], "http://0.0.0.0:1", Map.of()))));
        report("deregistered\t" + words[2]);
    }

    private void lookup(String name) {
        long began = System.nanoTime();
        var services = registry.lookup(name);
        long took = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began);
        int count = 0;
        for (var service : services) {
            for (var node : service.nodes()) {
                var metadata = new TreeMap<>(node.metadata());
                var fields =
                        List.of(
                                "node",
                                node.id(),
                                node.address(),
                                service.version(),
                                metadata.toString());
                report(String.join("\t", fields));
                count++;
            }
        }
        report("nodes\t" + count + "\t" + took);
    }

    private void watch(String name) {
        try (var watch = registry.watch(name)) {
            for (var next = watch.next(); next.isPresent(); next = watch.next()) {
                var nodes =
                        next.get().stream()
                                .flatMap(service -> service.nodes().stream())
                                .map(node -> node.id() + "=" + node.address())
                                .sorted()
                                .toList();
                report("seen\t" + String.join("\t", nodes));
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
