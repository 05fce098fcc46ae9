package types;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes requests of an operation out of nothing but what its document says. */
final class DocumentedRequest {

    private static final String BOUNDARY = "a-boundary-that-no-value-contains";

    private final String server;
    private final Document document;
    private final SchemaValues values;

    DocumentedRequest(String server, Document document, SchemaValues values) {
        this.server = server;
        this.document = document;
        this.values = values;
    }

    /** A request with every required value, and with some of the others. */
    HttpRequest of(Operation operation) {
        return of(operation, Optional.empty());
    }

    /** The same with one parameter or field left out. */
    HttpRequest without(String missing, Operation operation) {
        return of(operation, Optional.of(missing));
    }

    private HttpRequest of(Operation operation, Optional<String> missing) {
        var path = operation.path();
        var query = new ArrayList<String>();
        var cookies = new ArrayList<String>();
        var request = HttpRequest.newBuilder();
        for (var parameter : operation.node().path("parameters")) {
            var name = parameter.get("name").asString();
            if (missing.isPresent() && missing.get().equals(name)) {
                continue;
            }
            var value = values.value(parameter.get("schema"));
            switch (parameter.get("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", segment(value));
                case "query" -> query.addAll(value.isObject() ? fields(value) : pairs(name, value));
                case "header" -> request.header(name, visible(value));
                case "cookie" -> cookies.add(name + "=" + visible(value));
                default -> throw new IllegalStateException(parameter.toString());
            }
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", String.join("; ", cookies));
        }
        var verb = operation.verb().toUpperCase(Locale.ROOT);
        return request.uri(URI.create(server + path + "?" + String.join("&", query)))
                .method(verb, body(operation, missing, request))
                .build();
    }

    private HttpRequest.BodyPublisher body(
            Operation operation, Optional<String> missing, HttpRequest.Builder request) {
        var contents = operation.node().path("requestBody").path("content").properties();
        if (contents.isEmpty()) {
            return BodyPublishers.noBody();
        }
        var content = contents.iterator().next();
        var schema = content.getValue().get("schema");
        var value = values.value(schema);
        missing.ifPresent(name -> ((ObjectNode) value).remove(name));
        return switch (content.getKey()) {
            case "application/json" -> {
                request.header("Content-Type", "application/json");
                yield BodyPublishers.ofString(value.toString());
            }
            case "application/x-www-form-urlencoded" -> {
                request.header("Content-Type", "application/x-www-form-urlencoded");
                yield BodyPublishers.ofString(String.join("&", fields(value)));
            }
            default -> {
                request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
                yield BodyPublishers.ofByteArray(multipart(document.resolve(schema), value));
            }
        };
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream()
                .flatMap(field -> pairs(field.getKey(), field.getValue()).stream())
                .toList();
    }

    private static List<String> pairs(String name, JsonNode value) {
        return each(value).map(one -> encoded(name) + "=" + encoded(one)).toList();
    }

    private static byte[] multipart(JsonNode schema, JsonNode value) {
        var bytes = new ByteArrayOutputStream();
        for (var field : value.properties()) {
            var of = schema.get("properties").get(field.getKey());
            each(field.getValue())
                    .forEach(one -> bytes.writeBytes(part(field.getKey(), isFile(of), one)));
        }
        bytes.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return bytes.toByteArray();
    }

    private static byte[] part(String name, boolean isFile, String text) {
        var file = isFile ? "; filename=\"a file.txt\"\r\nContent-Type: text/plain" : "";
        var head = "Content-Disposition: form-data; name=\"" + name + "\"" + file;
        return ("--" + BOUNDARY + "\r\n" + head + "\r\n\r\n" + text + "\r\n").getBytes(UTF_8);
    }

    private static boolean isFile(JsonNode schema) {
        return schema.has("items")
                ? isFile(schema.get("items"))
                : schema.has("contentMediaType")
                        || schema.path("format").asString("").equals("binary");
    }

    private static Stream<String> each(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString)
                : Stream.of(value.asString());
    }

    /** A segment is never empty, or the path would be another. */
    private static String segment(JsonNode value) {
        return value.asString().isEmpty() ? "-" : encoded(value.asString());
    }

    /** What a header can carry: visible ASCII characters. */
    private static String visible(JsonNode value) {
        return "v" + value.asString().replaceAll("[^a-zA-Z0-9]", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
