package io.doudou.mdns.wire;

import io.doudou.codec.EmptyAsNull;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.registry.Endpoint;
import io.doudou.registry.EndpointJson;

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
        EmptyAsNull.list(out, payload.endpoints(), EndpointJson.CODEC::write);
        out.name(PAYLOAD, 3);
        EmptyAsNull.map(out, payload.metadata());
        out.endObject();
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
                case 2 -> endpoints = EmptyAsNull.list(in, EndpointJson.CODEC::read);
                default -> metadata = EmptyAsNull.map(in);
            }
        }
        return new TextPayload(service, version, endpoints, metadata);
    }
}
