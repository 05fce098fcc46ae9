package io.doudou.gossip.discovery;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.registry.Endpoint;
import io.doudou.registry.Node;
import io.doudou.registry.Service;
import io.doudou.registry.Shape;

import java.util.List;
import java.util.Map;

/**
 * The services of one member as JSON, written as short as can be: what is empty, and an address
 * that is the member's own, is left out. The bytes are few: 512 for all that a member says of
 * itself.
 */
final class OfferJson {

    private static final JsonFields SERVICE =
            JsonFields.none()
                    .required("name")
                    .optional("version")
                    .optional("metadata")
                    .optional("endpoints")
                    .optional("nodes");

    private static final JsonFields NODE =
            JsonFields.none().required("id").optional("address").optional("metadata");

    private static final JsonFields ENDPOINT =
            JsonFields.none()
                    .required("name")
                    .optional("request")
                    .optional("response")
                    .optional("metadata");

    private static final JsonFields SHAPE =
            JsonFields.none().optional("name").optional("type").optional("fields");

    /** Base URL of the member: what a node's address is when it is left out. */
    private final String home;

    OfferJson(String home) {
        this.home = home;
    }

    /** Reads and writes the services of the member. */
    JsonCodec<List<Service>> codec() {
        return JsonCodec.of(in -> in.list(this::readService), this::writeServices);
    }

    private void writeServices(JsonWriter out, List<Service> services) {
        out.list(services, this::writeService);
    }

    private void writeService(JsonWriter out, Service service) {
        out.beginObject();
        out.name(SERVICE, 0);
        out.value(service.name());
        writeText(out, SERVICE, 1, service.version());
        writeMetadata(out, SERVICE, 2, service.metadata());
        if (!service.endpoints().isEmpty()) {
            out.name(SERVICE, 3);
            out.list(service.endpoints(), OfferJson::writeEndpoint);
        }
        out.name(SERVICE, 4);
        out.list(service.nodes(), this::writeNode);
        out.endObject();
    }

    private void writeNode(JsonWriter out, Node node) {
        out.beginObject();
        out.name(NODE, 0);
        out.value(node.id());
        writeText(out, NODE, 1, node.address().equals(home) ? "" : node.address());
        writeMetadata(out, NODE, 2, node.metadata());
        out.endObject();
    }

    private static void writeEndpoint(JsonWriter out, Endpoint endpoint) {
        out.beginObject();
        out.name(ENDPOINT, 0);
        out.value(endpoint.name());
        writeShape(out, 1, endpoint.request());
        writeShape(out, 2, endpoint.response());
        writeMetadata(out, ENDPOINT, 3, endpoint.metadata());
        out.endObject();
    }

    private static void writeShape(JsonWriter out, int field, Shape shape) {
        if (!shape.equals(Shape.NONE)) {
            out.name(ENDPOINT, field);
            writeShape(out, shape);
        }
    }

    private static void writeShape(JsonWriter out, Shape shape) {
        out.beginObject();
        writeText(out, SHAPE, 0, shape.name());
        writeText(out, SHAPE, 1, shape.type());
        if (!shape.fields().isEmpty()) {
            out.name(SHAPE, 2);
            out.list(shape.fields(), OfferJson::writeShape);
        }
        out.endObject();
    }

    private static void writeText(JsonWriter out, JsonFields fields, int field, String text) {
        if (!text.isEmpty()) {
            out.name(fields, field);
            out.value(text);
        }
    }

    private static void writeMetadata(
            JsonWriter out, JsonFields fields, int field, Map<String, String> metadata) {
        if (!metadata.isEmpty()) {
            out.name(fields, field);
            out.map(metadata, JsonWriter::value);
        }
    }

    private Service readService(JsonReader in) {
        var name = "";
        var version = "";
        var metadata = Map.<String, String>of();
        var endpoints = List.<Endpoint>of();
        var nodes = List.<Node>of();
        var object = in.object(SERVICE);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> name = in.string();
                case 1 -> version = in.string();
                case 2 -> metadata = in.map(JsonReader::string);
                case 3 -> endpoints = in.list(OfferJson::readEndpoint);
                default -> nodes = in.list(this::readNode);
            }
        }
        return new Service(name, version, metadata, endpoints, nodes);
    }

    private Node readNode(JsonReader in) {
        var id = "";
        var address = home;
        var metadata = Map.<String, String>of();
        var object = in.object(NODE);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> id = in.string();
                case 1 -> address = in.string();
                default -> metadata = in.map(JsonReader::string);
            }
        }
        return new Node(id, address, metadata);
    }

    private static Endpoint readEndpoint(JsonReader in) {
        var name = "";
        var request = Shape.NONE;
        var response = Shape.NONE;
        var metadata = Map.<String, String>of();
        var object = in.object(ENDPOINT);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> name = in.string();
                case 1 -> request = readShape(in);
                case 2 -> response = readShape(in);
                default -> metadata = in.map(JsonReader::string);
            }
        }
        return new Endpoint(name, request, response, metadata);
    }

    private static Shape readShape(JsonReader in) {
        var name = "";
        var type = "";
        var fields = List.<Shape>of();
        var object = in.object(SHAPE);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> name = in.string();
                case 1 -> type = in.string();
                default -> fields = in.list(OfferJson::readShape);
            }
        }
        return new Shape(name, type, fields);
    }
}
