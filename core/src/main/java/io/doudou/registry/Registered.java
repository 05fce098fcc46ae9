package io.doudou.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Problems;

import java.util.Map;
import java.util.Optional;

/**
 * What a registry of ours was given and go-micro's form has no place for, as JSON in one entry of
 * the metadata.
 *
 * @param address the base URL
 * @param metadata of the node
 * @param serviceMetadata of the service
 */
record Registered(
        String address,
        String version,
        Map<String, String> metadata,
        Map<String, String> serviceMetadata) {

    /** The name of the entry. */
    static final String KEY = "doudou";

    /** Characters of an address that is believed. */
    private static final int ADDRESS_CHARS_MAX = 2048;

    private static final JsonFields FIELDS =
            JsonFields.none()
                    .required("address")
                    .optional("version")
                    .optional("metadata")
                    .optional("service");

    private static final JsonCodec<Registered> CODEC =
            JsonCodec.of(Registered::read, Registered::write);

    static Registered of(Service service, Node node) {
        return new Registered(
                node.address(), service.version(), node.metadata(), service.metadata());
    }

    String json() {
        return new String(JsonWriter.write(CODEC, this), UTF_8);
    }

    /** Empty when somebody else uses the entry for something else. */
    static Optional<Registered> read(String json) {
        var problems = new Problems();
        var registered = JsonReader.read(json.getBytes(UTF_8), KEY, CODEC, problems);
        return problems.count() == 0 && MicroForm.isPlace(registered.address)
                ? Optional.of(registered)
                : Optional.empty();
    }

    private static void write(JsonWriter out, Registered registered) {
        out.beginObject();
        out.name(FIELDS, 0);
        out.value(registered.address);
        if (!registered.version.isEmpty()) {
            out.name(FIELDS, 1);
            out.value(registered.version);
        }
        writeMetadata(out, 2, registered.metadata);
        writeMetadata(out, 3, registered.serviceMetadata);
        out.endObject();
    }

    private static void writeMetadata(JsonWriter out, int field, Map<String, String> metadata) {
        if (!metadata.isEmpty()) {
            out.name(FIELDS, field);
            out.map(metadata, JsonWriter::value);
        }
    }

    private static Registered read(JsonReader in) {
        var address = "";
        var version = "";
        var metadata = Map.<String, String>of();
        var serviceMetadata = Map.<String, String>of();
        var object = in.object(FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> address = in.string();
                case 1 -> version = in.string();
                case 2 -> metadata = in.map(JsonReader::string);
                default -> serviceMetadata = in.map(JsonReader::string);
            }
        }
        in.check(address.length() <= ADDRESS_CHARS_MAX, "must not be so long");
        return new Registered(address, version, metadata, serviceMetadata);
    }
}
