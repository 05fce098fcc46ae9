package io.doudou.consul;

import io.doudou.codec.JsonWriter;
import io.doudou.plugin.Lease;
import io.doudou.registry.MicroForm;
import io.doudou.registry.Node;
import io.doudou.registry.Service;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One node of one service as an agent of Consul is told it (go-micro specification, 3.2).
 *
 * @param id under which Consul has it: that of the node, unless another service has it already
 * @param told in go-micro's form, with this node alone
 */
record Registration(String id, Service told) {

    /** Parts the id of a node from the name of its service. */
    private static final String AT = "@";

    // What Consul takes as meta data; the tags hold everything.
    private static final int META_PAIRS_MAX = 64;
    private static final int META_VALUE_CHARS_MAX = 512;
    private static final Pattern META_NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private static final String CONSUL_PREFIX = "consul-";

    /**
     * A registration.
     *
     * @param isTaken whether another service has registered the node's id
     */
    static Registration of(Service service, Node node, boolean isTaken) {
        var id = isTaken ? node.id() + AT + service.name() : node.id();
        return new Registration(id, MicroForm.of(service, node, "consul"));
    }

    /** The id of the node that Consul has under {@code id}. */
    static String nodeId(String id, String service) {
        var end = AT + service;
        return id.endsWith(end) ? id.substring(0, id.length() - end.length()) : id;
    }

    /** The body of {@code /v1/agent/service/register}. */
    byte[] json(Lease lease, Duration forgetAfter) {
        var node = told.nodes().getFirst();
        var colon = node.address().lastIndexOf(':');
        var port = port(node.address(), colon);
        var host = port > 0 ? node.address().substring(0, colon) : node.address();
        var tags = new Tags(told.version(), told.endpoints(), node.metadata()).texts();
        return JsonWriter.write(
                (out, _) -> {
                    out.beginObject();
                    out.name("ID");
                    out.value(id);
                    out.name("Name");
                    out.value(told.name());
                    out.name("Tags");
                    out.list(tags, JsonWriter::value);
                    out.name("Address");
                    out.value(host.replaceAll("^\\[|]$", ""));
                    out.name("Port");
                    out.value(port);
                    out.name("Meta");
                    out.map(meta(node.metadata()), JsonWriter::value);
                    out.name("Check");
                    writeCheck(out, lease.ttl(), forgetAfter);
                    out.endObject();
                },
                this);
    }

    /** It begins as passing, so that the node is found at once and never seen as critical. */
    private static void writeCheck(JsonWriter out, Duration ttl, Duration forgetAfter) {
        var least = ttl.plusSeconds(5);
        out.beginObject();
        out.name("TTL");
        out.value(text(ttl));
        out.name("DeregisterCriticalServiceAfter");
        out.value(text(forgetAfter.compareTo(least) < 0 ? least : forgetAfter));
        out.name("Status");
        out.value("passing");
        out.endObject();
    }

    private static int port(String address, int colon) {
        try {
            return colon < 0 ? 0 : Integer.parseInt(address.substring(colon + 1));
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static Map<String, String> meta(Map<String, String> metadata) {
        var meta = new TreeMap<String, String>();
        metadata.forEach(
                (name, value) -> {
                    var isFit =
                            META_NAME.matcher(name).matches()
                                    && !name.toLowerCase(Locale.ROOT).startsWith(CONSUL_PREFIX)
                                    && value.length() <= META_VALUE_CHARS_MAX;
                    if (isFit && meta.size() < META_PAIRS_MAX) {
                        meta.put(name, value);
                    }
                });
        return meta;
    }

    /** As Go writes durations: {@code 1m30s}, {@code 500ms}. */
    static String text(Duration duration) {
        var text = new StringBuilder();
        if (duration.toHours() > 0) {
            text.append(duration.toHours()).append('h');
        }
        if (duration.toMinutes() > 0) {
            text.append(duration.toMinutesPart()).append('m');
        }
        if (duration.toMillisPart() > 0) {
            return text.append(duration.toMillis() % 60_000).append("ms").toString();
        }
        return text.append(duration.toSecondsPart()).append('s').toString();
    }
}
