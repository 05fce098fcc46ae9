package io.doudou.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.codec.EmptyAsNull;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Problems;
import io.doudou.registry.Endpoint;
import io.doudou.registry.EndpointJson;
import io.doudou.registry.Node;
import io.doudou.registry.Service;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What go-micro's registry on NATS says: services, and changes and questions, which are an action
 * with a service (go-micro specification, 3.1 and 13.2). Every key is written, and {@code null} for
 * what is empty; keys are read in any order. Stateless.
 */
final class ServiceJson {

    /** A node has come. */
    static final String CREATE = "create";

    /** A node has gone. */
    static final String DELETE = "delete";

    /** Who offers this service? */
    static final String GET = "get";

    /** What is offered at all? */
    static final String LIST = "list";

    private static final JsonFields SERVICE =
            JsonFields.none()
                    .optional("name", "Name")
                    .optional("version", "Version")
                    .optional("metadata", "Metadata")
                    .optional("endpoints", "Endpoints")
                    .optional("nodes", "Nodes");

    private static final JsonFields NODE =
            JsonFields.none()
                    .optional("id", "Id")
                    .optional("address", "Address")
                    .optional("metadata", "Metadata")
                    .optional("port", "Port");

    private static final JsonFields SAYING =
            JsonFields.none().optional("Action", "action").optional("Service", "service");

    private static final JsonCodec<Service> SERVICES =
            JsonCodec.of(ServiceJson::readService, ServiceJson::writeService);

    private static final JsonCodec<Saying> SAYINGS =
            JsonCodec.of(ServiceJson::readSaying, ServiceJson::writeSaying);

    private static final Service NONE = Service.of("", List.of());

    private ServiceJson() {}

    /** A change or a question. */
    record Saying(String action, Service service) {}

    static byte[] write(Service service) {
        return JsonWriter.write(SERVICES, service);
    }

    static byte[] write(String action, Service service) {
        return JsonWriter.write(SAYINGS, new Saying(action, service));
    }

    /** A question after one service. */
    static byte[] question(String name) {
        return write(GET, Service.of(name, List.of()));
    }

    /** A question after all. */
    static byte[] question() {
        return ("{\"Action\":\"" + LIST + "\",\"Service\":null}").getBytes(UTF_8);
    }

    /** Empty when it makes no sense. */
    static Optional<Service> readService(byte[] json) {
        return read(json, SERVICES);
    }

    /** Empty when it makes no sense. */
    static Optional<Saying> readSaying(byte[] json) {
        return read(json, SAYINGS);
    }

    private static <T> Optional<T> read(byte[] json, JsonCodec<T> codec) {
        var problems = new Problems();
        var value = JsonReader.read(json, "registry", codec, problems);
        return problems.count() == 0 ? Optional.of(value) : Optional.empty();
    }

    private static void writeSaying(JsonWriter out, Saying saying) {
        out.beginObject();
        out.name(SAYING, 0);
        out.value(saying.action());
        out.name(SAYING, 1);
        writeService(out, saying.service());
        out.endObject();
    }

    private static void writeService(JsonWriter out, Service service) {
        out.beginObject();
        out.name(SERVICE, 0);
        out.value(service.name());
        out.name(SERVICE, 1);
        out.value(service.version());
        out.name(SERVICE, 2);
        EmptyAsNull.map(out, service.metadata());
        out.name(SERVICE, 3);
        EmptyAsNull.list(out, service.endpoints(), EndpointJson.CODEC::write);
        out.name(SERVICE, 4);
        EmptyAsNull.list(out, service.nodes(), ServiceJson::writeNode);
        out.endObject();
    }

    private static void writeNode(JsonWriter out, Node node) {
        out.beginObject();
        out.name(NODE, 0);
        out.value(node.id());
        out.name(NODE, 1);
        out.value(node.address());
        out.name(NODE, 2);
        EmptyAsNull.map(out, node.metadata());
        out.endObject();
    }

    private static Saying readSaying(JsonReader in) {
        var action = "";
        var service = NONE;
        var object = in.object(SAYING);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> action = in.string();
                default -> service = in.takeNull() ? NONE : readService(in);
            }
        }
        return new Saying(action, service);
    }

    private static Service readService(JsonReader in) {
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
                case 2 -> metadata = EmptyAsNull.map(in);
                case 3 -> endpoints = EmptyAsNull.list(in, EndpointJson.CODEC::read);
                default -> nodes = EmptyAsNull.list(in, ServiceJson::readNode);
            }
        }
        return new Service(name, version, metadata, endpoints, nodes);
    }

    private static Node readNode(JsonReader in) {
        var id = "";
        var address = "";
        var metadata = Map.<String, String>of();
        var port = 0;
        var object = in.object(NODE);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> id = in.string();
                case 1 -> address = in.string();
                case 2 -> metadata = EmptyAsNull.map(in);
                default -> port = in.intValue();
            }
        }
        return new Node(id, port > 0 ? address + ":" + port : address, metadata);
    }
}
