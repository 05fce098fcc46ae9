package types;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * One operation of a document.
 *
 * @param verb in lower case
 */
record Operation(String path, String verb, JsonNode node) {

    String id() {
        return node.get("operationId").asString();
    }

    /** Whether the status is the documented one of success. */
    boolean succeedsWith(int status) {
        return status < 300 && node.get("responses").has(Integer.toString(status));
    }

    /** Where in the document the schema of the JSON answer stands. */
    String answerSchema() {
        var escaped =
                path.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
        return "/paths/" + escaped + "/" + verb + "/responses/200/content/application~1json/schema";
    }

    boolean answersWithJson() {
        return node.at("/responses/200/content").has("application/json");
    }

    /** Names of what no request may leave out, but for path variables and JSON bodies. */
    List<String> requiredNames(Document document) {
        var names = new ArrayList<String>();
        for (var parameter : node.path("parameters")) {
            if (parameter.get("required").asBoolean() && !isInPath(parameter)) {
                names.add(parameter.get("name").asString());
            }
        }
        for (var content : node.path("requestBody").path("content").properties()) {
            if (!content.getKey().equals("application/json")) {
                var form = document.resolve(content.getValue().get("schema"));
                form.path("required").forEach(name -> names.add(name.asString()));
            }
        }
        return names;
    }

    private static boolean isInPath(JsonNode parameter) {
        return parameter.get("in").asString().equals("path");
    }
}
