package io.doudou.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.fault.Fault;
import io.doudou.http.HttpOptions;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Routes;
import io.doudou.http.Surface;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The OpenAPI documents of what is served: the generator wrote them beside each interface; here
 * they learn the root path, and several become one. Serves all threads.
 */
final class Documents {

    private static final String JSON = "application/json; charset=utf-8";

    private final List<Routes> services;
    private final String rootPath;

    Documents(Surface.Mounted application) {
        this.services = application.services();
        this.rootPath = application.settings().get(HttpOptions.ROUTE_ROOT_PATH);
    }

    /** OpenAPI 3.0.3 of everything that is served, at the address of go-doudou. */
    Response version30(Request request) throws IOException {
        return answer(merged(".openapi.json"));
    }

    /** The same as OpenAPI 3.1. */
    Response version31(Request request) throws IOException {
        return answer(merged(".openapi31.json"));
    }

    /** OpenAPI 3.0.3 of one service. */
    Response ofService(Request request) throws IOException {
        var name = request.pathVariables().getOrDefault("service", "");
        for (var routes : services) {
            if (name.equals(fileName(routes))) {
                return answer(placed(document(routes, ".openapi.json")));
            }
        }
        throw new Fault(404, "service.unknown", "No service of that name is served here.");
    }

    /** Which documents there are, for the page's menu. */
    Response services(Request request) {
        var list = new ArrayList<Object>();
        for (var routes : services) {
            list.add(Map.of("name", routes.service(), "file", fileName(routes)));
        }
        return answer(list);
    }

    private static String fileName(Routes routes) {
        return routes.service() + ".json";
    }

    private Map<String, Object> merged(String suffix) throws IOException {
        var documents = new ArrayList<OpenApiMerge.Part>();
        for (var routes : services) {
            documents.add(new OpenApiMerge.Part(routes.service(), document(routes, suffix)));
        }
        return placed(OpenApiMerge.of(documents));
    }

    /**
     * The paths of a document are relative to the server's address, which ends in the root path.
     */
    private Map<String, Object> placed(Map<String, Object> document) {
        var placed = new LinkedHashMap<>(document);
        placed.put("servers", List.of(Map.of("url", rootPath.isEmpty() ? "/" : rootPath)));
        return placed;
    }

    private static Map<String, Object> document(Routes routes, String suffix) throws IOException {
        try (var in = routes.document(suffix).orElseThrow(() -> missing(routes))) {
            return JsonTree.readObject(in.readAllBytes());
        }
    }

    private static Fault missing(Routes routes) {
        var contract = routes.contract().getName();
        return new Fault(404, "document.missing", "No document lies beside " + contract);
    }

    private static Response answer(Object tree) {
        return Response.of(200, JSON, JsonTree.write(tree).getBytes(UTF_8))
                .with("Cache-Control", "no-cache");
    }
}
