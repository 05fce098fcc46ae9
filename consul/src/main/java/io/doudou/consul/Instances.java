package io.doudou.consul;

import io.doudou.codec.EmptyAsNull;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.fault.Malformed;
import io.doudou.fault.Problems;
import io.doudou.registry.MicroForm;
import io.doudou.registry.Node;
import io.doudou.registry.Service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Consul answers about the health of a service, as versions with their nodes. A node with any
 * check that is critical is left out, and so is a version without nodes. A service that somebody
 * registered without go-micro's tags has no version, and what Consul calls its meta data is that of
 * the node. Stateless.
 */
final class Instances {

    private static final String CRITICAL = "critical";

    private static final JsonFields ENTRY =
            JsonFields.none().optional("Node").optional("Service").optional("Checks");

    private static final JsonFields MACHINE = JsonFields.none().optional("Address");

    private static final JsonFields SERVICE =
            JsonFields.none()
                    .optional("ID")
                    .optional("Service")
                    .optional("Tags")
                    .optional("Address")
                    .optional("Port")
                    .optional("Meta");

    private static final JsonFields CHECK = JsonFields.none().optional("Status");

    private Instances() {}

    /** One instance as Consul knows it. */
    private record Entry(String machine, Instance instance, List<String> checks) {
        boolean isCritical() {
            return checks.contains(CRITICAL);
        }
    }

    /** What was registered. */
    private record Instance(
            String id,
            String name,
            List<String> tags,
            String address,
            int port,
            Map<String, String> meta) {

        static final Instance NONE = new Instance("", "", List.of(), "", 0, Map.of());
    }

    /**
     * Reads the answer to {@code /v1/health/service}.
     *
     * @throws Malformed when it is none
     */
    static List<Service> read(String name, byte[] json) {
        var problems = new Problems();
        var entries =
                JsonReader.read(json, "health", in -> in.list(Instances::readEntry), problems);
        if (problems.count() > 0) {
            throw new Malformed(
                    "what Consul says of " + name + " makes no sense: " + problems.list());
        }
        var versions = new LinkedHashMap<String, Service>();
        for (var entry : entries) {
            if (entry.instance().name().equals(name) && !entry.isCritical()) {
                add(service(entry), versions);
            }
        }
        return List.copyOf(versions.values());
    }

    private static void add(Service one, Map<String, Service> versions) {
        var nodes = new ArrayList<Node>();
        var before = versions.get(one.version());
        if (before != null) {
            nodes.addAll(before.nodes());
        }
        nodes.addAll(one.nodes());
        versions.put(one.version(), (before == null ? one : before).withNodes(nodes));
    }

    private static Service service(Entry entry) {
        var instance = entry.instance();
        var tags = Tags.read(instance.tags());
        var metadata = tags.metadata().isEmpty() ? instance.meta() : tags.metadata();
        var host = instance.address().isEmpty() ? entry.machine() : instance.address();
        var id = Registration.nodeId(instance.id(), instance.name());
        var node = new Node(id, address(host, instance.port()), metadata);
        return MicroForm.restored(
                new Service(
                        instance.name(),
                        tags.version(),
                        Map.of(),
                        tags.endpoints(),
                        List.of(node)));
    }

    private static String address(String host, int port) {
        var shown = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return port > 0 ? shown + ":" + port : shown;
    }

    private static Entry readEntry(JsonReader in) {
        var machine = "";
        var instance = Instance.NONE;
        var checks = List.<String>of();
        var object = in.object(ENTRY);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> machine = readText(in, MACHINE);
                case 1 -> instance = readInstance(in);
                default -> checks = EmptyAsNull.list(in, each -> readText(each, CHECK));
            }
        }
        return new Entry(machine, instance, checks);
    }

    /** The one field of an object that matters. */
    private static String readText(JsonReader in, JsonFields field) {
        var text = "";
        if (in.takeNull()) {
            return text;
        }
        var object = in.object(field);
        for (int index = object.next(); index >= 0; index = object.next()) {
            text = in.takeNull() ? "" : in.string();
        }
        return text;
    }

    private static Instance readInstance(JsonReader in) {
        var id = "";
        var name = "";
        var tags = List.<String>of();
        var address = "";
        var port = 0;
        var meta = Map.<String, String>of();
        var object = in.object(SERVICE);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> id = in.string();
                case 1 -> name = in.string();
                case 2 -> tags = EmptyAsNull.list(in, JsonReader::string);
                case 3 -> address = in.string();
                case 4 -> port = in.intValue();
                default -> meta = EmptyAsNull.map(in);
            }
        }
        return new Instance(id, name, tags, address, port, meta);
    }
}
