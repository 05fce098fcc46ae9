package io.doudou.management;

import io.doudou.fault.Fault;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;

import java.io.IOException;
import java.util.Map;

/**
 * The pages and the files they load, all from this jar: nothing is fetched from elsewhere, so the
 * pages work in closed networks. Only named files are served; no path of a request opens anything.
 */
final class Assets {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private static final Map<String, String> FILES =
            Map.of(
                    "swagger-ui.css", STYLE,
                    "swagger-ui-bundle.js", SCRIPT,
                    "favicon-32x32.png", "image/png",
                    "page.css", STYLE,
                    "doc.js", SCRIPT,
                    "index.js", SCRIPT,
                    "problem.js", SCRIPT,
                    "config.js", SCRIPT,
                    "registry.js", SCRIPT);

    /**
     * What a page may do: run and show what this server sends and nothing else. Styles may stand in
     * elements because the viewer puts them there. It may ask other servers, because it shows their
     * documents ({@code docUrl}) and tries their operations.
     */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src *;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Assets() {}

    /** Serves a page. */
    static Handler page(String name) {
        return request ->
                Response.of(200, HTML, read(name))
                        .with("Content-Security-Policy", POLICY)
                        .with("X-Content-Type-Options", "nosniff")
                        .with("Referrer-Policy", "no-referrer")
                        .with("Cache-Control", "no-cache");
    }

    /** Serves a file that a page loads. */
    static Response file(Request request) throws IOException {
        var name = request.pathVariables().getOrDefault("file", "");
        var type = FILES.get(name);
        if (type == null) {
            throw new Fault(404, "file.unknown", "There is no file of that name.");
        }
        return Response.of(200, type, read(name))
                .with("X-Content-Type-Options", "nosniff")
                .with("Cache-Control", "max-age=3600");
    }

    private static byte[] read(String name) throws IOException {
        try (var in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the jar of doudou-management lacks " + name);
            }
            return in.readAllBytes();
        }
    }
}
