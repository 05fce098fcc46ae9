package io.doudou.registry;

import io.doudou.codec.EmptyAsNull;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;

import java.util.List;
import java.util.Map;

/**
 * Endpoints as go-micro's registries write them: {@code name}, {@code request}, {@code response}
 * and {@code metadata}, every key written, and {@code null} for what is empty (go-micro
 * specification, 3.1). Keys are read in any order and with a capital, too. Stateless.
 */
public final class EndpointJson {

    /** Reads and writes one endpoint. */
    public static final JsonCodec<Endpoint> CODEC =
            JsonCodec.of(EndpointJson::readEndpoint, EndpointJson::writeEndpoint);

    private static final JsonFields ENDPOINT =
            JsonFields.none()
                    .optional("name", "Name")
                    .optional("request", "Request")
                    .optional("response", "Response")
                    .optional("metadata", "Metadata");

    private static final JsonFields SHAPE =
            JsonFields.none()
                    .optional("name", "Name")
                    .optional("type", "Type")
                    .optional("values", "Values");

    private EndpointJson() {}

    private static void writeEndpoint(JsonWriter out, Endpoint endpoint) {
        out.beginObject();
        out.name(ENDPOINT, 0);
        out.value(endpoint.name());
        out.name(ENDPOINT, 1);
        writeShape(out, endpoint.request());
        out.name(ENDPOINT, 2);
        writeShape(out, endpoint.response());
        out.name(ENDPOINT, 3);
        EmptyAsNull.map(out, endpoint.metadata());
        out.endObject();
    }

    private static void writeShape(JsonWriter out, Shape shape) {
        if (shape.equals(Shape.NONE)) {
            out.nullValue();
            return;
        }
        out.beginObject();
        out.name(SHAPE, 0);
        out.value(shape.name());
        out.name(SHAPE, 1);
        out.value(shape.type());
        out.name(SHAPE, 2);
        EmptyAsNull.list(out, shape.fields(), EndpointJson::writeShape);
        out.endObject();
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
                default -> metadata = EmptyAsNull.map(in);
            }
        }
        return new Endpoint(name, request, response, metadata);
    }

    private static Shape readShape(JsonReader in) {
        if (in.takeNull()) {
            return Shape.NONE;
        }
        var name = "";
        var type = "";
        var fields = List.<Shape>of();
        var object = in.object(SHAPE);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> name = in.string();
                case 1 -> type = in.string();
                default -> fields = EmptyAsNull.list(in, EndpointJson::readShape);
            }
        }
        return new Shape(name, type, fields);
    }
}
