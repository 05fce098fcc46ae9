package io.doudou.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

class OpenApiMergeTest {

    private final OpenApiMerge.Part users = part("usersvc", "UserService");
    private final OpenApiMerge.Part orders = part("ordersvc", "OrderService");

    @Test
    void oneDocumentStaysItself() {
        assertThat(OpenApiMerge.of(List.of(users))).isSameAs(users.document());
    }

    @Test
    void whatMeansTheSameStaysOneAndWhatDiffersGetsItsServicesName() {
        var merged = JsonTree.write(OpenApiMerge.of(List.of(users, orders)));
        assertThat(merged)
                .contains("\"ordersvc.User\":{", "\"ordersvc.Page\":{", "\"Problem\":{")
                .contains("\"$ref\":\"#/components/schemas/ordersvc.User\"")
                .contains("\"$ref\":\"#/components/schemas/ordersvc.Page\"")
                .contains("\"$ref\":\"#/components/responses/Invalid\"")
                .doesNotContain("ordersvc.Problem", "ordersvc.Invalid");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var merged = OpenApiMerge.of(List.of(users, orders));
        var text = JsonTree.write(merged);
        var references = Pattern.compile("\"#/([^\"]+)\"").matcher(text);
        var found = new HashSet<String>();
        while (references.find()) {
            Object place = merged;
            for (var step : references.group(1).split("/")) {
                assertThat(place).isInstanceOf(Map.class);
                place = ((Map<?, ?>) place).get(step);
            }
            assertThat(place).as(references.group()).isNotNull();
            found.add(references.group(1));
        }
        assertThat(found).hasSizeGreaterThan(3);
    }

    @Test
    void theVerbsOfOnePathStandTogetherAndIdsAreUnique() {
        var merged = JsonTree.write(OpenApiMerge.of(List.of(users, orders)));
        assertThat(merged).containsOnlyOnce("\"/user\":");
        assertThat(merged).containsOnlyOnce("\"operationId\":\"getUser\"");
        assertThat(merged).containsOnlyOnce("\"operationId\":\"ordersvc.getUser\"");
        assertThat(merged).contains("\"postUser\"", "\"putUser\"");
    }

    @Test
    void noServiceAtAllIsADocumentWithoutPaths() {
        assertThat(JsonTree.write(OpenApiMerge.of(List.of()))).contains("\"paths\":{}");
    }

    private static OpenApiMerge.Part part(String service, String name) {
        try (var in = OpenApiMergeTest.class.getResourceAsStream(name + ".openapi.json")) {
            return new OpenApiMerge.Part(service, JsonTree.readObject(in.readAllBytes()));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
