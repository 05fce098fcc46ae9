package types;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the documents that lie beside the interfaces, read for tests. Immutable. */
final class Document {

    private static final String ADDRESS = "https://types.example/openapi.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final JsonNode root;
    private final SchemaRegistry schemas;

    private Document(String name, String text, Dialect dialect) {
        this.name = name;
        this.root = JSON.readTree(text);
        this.schemas =
                SchemaRegistry.withDefaultDialect(
                        dialect, registry -> registry.schemas(Map.of(ADDRESS, text)));
    }

    /** All documents of this example: four services in two dialects. */
    static List<Document> all() {
        var documents = new ArrayList<Document>();
        for (var service : List.of("Scalar", "Shape", "Place", "Limit")) {
            documents.add(read(service + "Service.openapi.json", Dialects.getOpenApi30()));
            documents.add(read(service + "Service.openapi31.json", Dialects.getOpenApi31()));
        }
        return documents;
    }

    private static Document read(String name, Dialect dialect) {
        try (var in = Document.class.getResourceAsStream(name)) {
            return new Document(name, new String(in.readAllBytes(), UTF_8), dialect);
        } catch (IOException failure) {
            throw new IllegalStateException(name, failure);
        }
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        root.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                verb ->
                                                        operations.add(
                                                                new Operation(
                                                                        path.getKey(),
                                                                        verb.getKey(),
                                                                        verb.getValue()))));
        return operations;
    }

    /** What a node means: itself, or what its reference points to. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref")
                ? resolve(root.at(JsonPointer.compile(node.get("$ref").asString().substring(1))))
                : node;
    }

    /** What is wrong with a value of the schema at {@code pointer}. */
    List<Error> problems(String pointer, byte[] json) {
        return schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer))
                .validate(JSON.readTree(json));
    }

    @Override
    public String toString() {
        return name;
    }
}
