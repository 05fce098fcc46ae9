package io.doudou.mdns.wire;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.registry.Endpoint;
import io.doudou.registry.Shape;

import java.util.List;
import java.util.Map;

/**
 * The JSON of go-micro in a TXT record. Written with the keys in the order of 2016 and null for
 * what is empty; read in any order, with either case of the first letter.
 */
final class PayloadJson {

    private static final JsonFields PAYLOAD =
            JsonFields.none()
                    .required("Service", "service")
                    .optional("Version", "version")
                    .optional("Endpoints", "endpoints")
                    .optional("Metadata", "metadata");

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

    static final JsonCodec<TextPayload> CODEC =
            JsonCodec.of(PayloadJson::readPayload, PayloadJson::writePayload);

    private PayloadJson() {}

    private static void writePayload(JsonWriter out, TextPayload payload) {
        out.beginObject();
        out.name(PAYLOAD, 0);
        out.value(payload.service());
        out.name(PAYLOAD, 1);
        out.value(payload.version());
        out.name(PAYLOAD, 2);
        writeList(out, payload.endpoints(), PayloadJson::writeEndpoint);
        out.name(PAYLOAD, 3);
        writeMetadata(out, payload.metadata());
        out.endObject();
    }

    private static void writeEndpoint(JsonWriter out, Endpoint endpoint) {
        out.beginObject();
        out.name(ENDPOINT, 0);
        out.value(endpoint.name());
        out.name(ENDPOINT, 1);
        writeShape(out, endpoint.request());
        out.name(ENDPOINT, 2);
        writeShape(out, endpoint.response());
        out.name(ENDPOINT, 3);
        writeMetadata(out, endpoint.metadata());
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
        writeList(out, shape.fields(), PayloadJson::writeShape);
        out.endObject();
    }

    private static <T> void writeList(JsonWriter out, List<T> values, JsonCodec.Write<T> element) {
        if (values.isEmpty()) {
            out.nullValue();
        } else {
            out.list(values, element);
        }
    }

    private static void writeMetadata(JsonWriter out, Map<String, String> metadata) {
        if (metadata.isEmpty()) {
            out.nullValue();
        } else {
            out.map(metadata, JsonWriter::value);
        }
    }

    private static TextPayload readPayload(JsonReader in) {
        var service = "";
        var version = "";
        var endpoints = List.<Endpoint>of();
        var metadata = Map.<String, String>of();
        var object = in.object(PAYLOAD);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> service = in.string();
                case 1 -> version = in.string();
                case 2 -> endpoints = readList(in, PayloadJson::readEndpoint);
                default -> metadata = readMetadata(in);
            }
        }
        return new TextPayload(service, version, endpoints, metadata);
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
                default -> metadata = readMetadata(in);
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
                default -> fields = readList(in, PayloadJson::readShape);
            }
        }
        return new Shape(name, type, fields);
    }

    private static <T> List<T> readList(JsonReader in, JsonCodec.Read<T> element) {
        return in.takeNull() ? List.of() : in.list(element);
    }

    private static Map<String, String> readMetadata(JsonReader in) {
        return in.takeNull() ? Map.of() : in.map(JsonReader::string);
    }
}
