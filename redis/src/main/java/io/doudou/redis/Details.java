package io.doudou.redis;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Problems;
import io.doudou.registry.Endpoint;
import io.doudou.registry.EndpointJson;
import io.doudou.registry.Node;
import io.doudou.registry.Service;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What our own programs say about an entry beside its URL, for which the list of gosd has no place.
 *
 * @param shared metadata of the service
 * @param metadata of the node
 */
record Details(
        String id,
        String version,
        Map<String, String> shared,
        Map<String, String> metadata,
        List<Endpoint> endpoints) {

    private static final JsonFields FIELDS =
            JsonFields.none()
                    .optional("id")
                    .optional("version")
                    .optional("serviceMetadata")
                    .optional("metadata")
                    .optional("endpoints");

    private static final JsonCodec<Details> CODEC = JsonCodec.of(Details::read, Details::write);

    /** What is to be said about one node of a service. */
    static Details of(Service service, Node node) {
        return new Details(
                node.id(),
                service.version(),
                service.metadata(),
                node.metadata(),
                service.endpoints());
    }

    /** Details as they were written; empty when they are none, as far as we can tell. */
    static Optional<Details> parse(String json) {
        if (json.isEmpty()) {
            return Optional.empty();
        }
        var problems = new Problems();
        var read =
                JsonReader.read(json.getBytes(StandardCharsets.UTF_8), "details", CODEC, problems);
        return problems.count() > 0 || read.id.isEmpty() ? Optional.empty() : Optional.of(read);
    }

    String json() {
        return new String(JsonWriter.write(CODEC, this), StandardCharsets.UTF_8);
    }

    /** The node at this address as the service with that name. */
    Service service(String name, String address) {
        return new Service(
                name, version, shared, endpoints, List.of(new Node(id, address, metadata)));
    }

    private static void write(JsonWriter out, Details details) {
        out.beginObject();
        out.name(FIELDS, 0);
        out.value(details.id);
        out.name(FIELDS, 1);
        out.value(details.version);
        out.name(FIELDS, 2);
        out.map(details.shared, JsonWriter::value);
        out.name(FIELDS, 3);
        out.map(details.metadata, JsonWriter::value);
        out.name(FIELDS, 4);
        out.list(details.endpoints, EndpointJson.CODEC::write);
        out.endObject();
    }

    private static Details read(JsonReader in) {
        var id = "";
        var version = "";
        var shared = Map.<String, String>of();
        var metadata = Map.<String, String>of();
        var endpoints = List.<Endpoint>of();
        var object = in.object(FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> id = in.string();
                case 1 -> version = in.string();
                case 2 -> shared = in.map(JsonReader::string);
                case 3 -> metadata = in.map(JsonReader::string);
                default -> endpoints = in.list(EndpointJson.CODEC::read);
            }
        }
        return new Details(id, version, shared, metadata, endpoints);
    }
}
