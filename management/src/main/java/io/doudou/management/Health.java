package io.doudou.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Surface;

/** Answers an orchestrator's probes: is the process alive, and does it take requests. */
final class Health {

    private static final String JSON = "application/json";

    private final Surface.Mounted application;

    Health(Surface.Mounted application) {
        this.application = application;
    }

    /** 200 as long as the process can answer at all. */
    Response live(Request request) {
        return Response.of(200, JSON, "{\"status\":\"up\"}".getBytes(UTF_8));
    }

    /** 200 while requests are taken, 503 before and while stopping. */
    Response ready(Request request) {
        return application.ready()
                ? Response.of(200, JSON, "{\"status\":\"up\"}".getBytes(UTF_8))
                : Response.of(503, JSON, "{\"status\":\"stopping\"}".getBytes(UTF_8));
    }
}
