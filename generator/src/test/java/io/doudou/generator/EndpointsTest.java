package io.doudou.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Problems;
import io.doudou.registry.Endpoint;
import io.doudou.registry.EndpointJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What go-micro's tools are told of a service (go-micro specification, 3.1 and 3.2). */
class EndpointsTest {

    @TempDir private Path sources;
    @TempDir private Path output;

    private List<Endpoint> endpoints(String methods) throws IOException {
        Files.writeString(
                sources.resolve("Greeter.java"),
                """
                import io.doudou.service.Service;
                import io.doudou.service.Download;
                import java.util.List;
                import java.util.Map;
                import java.util.Optional;
                @Service
                public interface Greeter {
                    record HelloRequest(String name) {}
                    record HelloResponse(String greeting) {}
                    record Node(long id, List<Node> children, Optional<Node> parent) {}
                    enum Color { RED }
                """
                        + methods
                        + "}\n");
        var compilation = Compilation.of(Compilation.Compiler.JAVAC, sources, output, List.of());
        assertThat(compilation.problems()).isEmpty();
        var problems = new Problems();
        var read =
                JsonReader.read(
                        Files.readAllBytes(output.resolve("Greeter.endpoints.json")),
                        "endpoints",
                        JsonCodec.of(in -> in.list(EndpointJson.CODEC::read), (out, list) -> {}),
                        problems);
        problems.throwIfAny();
        return read;
    }

    private static String json(Endpoint endpoint) {
        return new String(JsonWriter.write(EndpointJson.CODEC, endpoint), StandardCharsets.UTF_8);
    }

    @Test
    void theGreeterIsDescribedByteForByteAsGoMicroDoes() throws IOException {
        assertThat(endpoints("HelloResponse hello(HelloRequest request);"))
                .singleElement()
                .extracting(EndpointsTest::json)
                .isEqualTo(
                        "{\"name\":\"Greeter.Hello\",\"request\":{\"name\":\"HelloRequest\","
                                + "\"type\":\"HelloRequest\",\"values\":[{\"name\":\"name\","
                                + "\"type\":\"string\",\"values\":null}]},"
                                + "\"response\":{\"name\":\"HelloResponse\","
                                + "\"type\":\"HelloResponse\",\"values\":[{\"name\":\"greeting\","
                                + "\"type\":\"string\",\"values\":null}]},"
                                + "\"metadata\":{\"stream\":\"false\"}}");
    }

    @Test
    void severalParametersAreTheValuesOfOneRequest() throws IOException {
        var sum = endpoints("long getSum(List<Integer> numbers, boolean twice);").getFirst();
        assertThat(sum.name()).isEqualTo("Greeter.GetSum");
        assertThat(sum.request().type()).isEqualTo("GetSumRequest");
        assertThat(sum.request().fields()).extracting("name").containsExactly("numbers", "twice");
        assertThat(sum.request().fields()).extracting("type").containsExactly("[]int32", "bool");
        assertThat(sum.response().type()).isEqualTo("int64");
    }

    @Test
    void valuesAreThreeLevelsDeep() throws IOException {
        var node = endpoints("Node node(Node node);").getFirst().response();
        assertThat(node.fields()).extracting("name").containsExactly("id", "children", "parent");
        var children = node.fields().get(1);
        assertThat(children.type()).isEqualTo("[]Node");
        assertThat(children.fields()).extracting("type").containsExactly("Node");
        assertThat(children.fields().getFirst().fields()).isEmpty();
    }

    @Test
    void methodsWithFilesAreNoEndpoints() throws IOException {
        assertThat(endpoints("Download getFile(); void nothing(); Map<String, Color> colors();"))
                .extracting("name")
                .containsExactly("Greeter.Nothing", "Greeter.Colors");
    }
}
