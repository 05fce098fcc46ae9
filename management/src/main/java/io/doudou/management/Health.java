package io.doudou.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Surface;
import io.doudou.time.Ticker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Answers an orchestrator's probes, is the process alive and does it take requests, and tells the
 * operator what its checks have found; in the form of go-micro (go-micro.md 15, F19).
 */
final class Health {

    private static final String UP = "up";
    private static final String DOWN = "down";

    private final Surface.Mounted application;
    private final Checks checks;

    Health(Surface.Mounted application, Ticker ticker) {
        this.application = application;
        this.checks = new Checks(application, ticker);
    }

    /** 200 as long as the process can answer at all; runs no check. */
    Response live(Request request) {
        return answer(200, Map.of("status", UP));
    }

    /** 200 while requests are taken and no critical check fails; says nothing of the reasons. */
    Response ready(Request request) throws InterruptedException {
        return application.ready() ? found(Finding::summary, Map.of()) : stopping();
    }

    /** As {@link #ready}, with what failed and where the program runs. */
    Response whole(Request request) throws InterruptedException {
        return application.ready() ? found(Finding::full, info()) : stopping();
    }

    private Response found(Function<Finding, Map<String, Object>> form, Map<String, Object> info)
            throws InterruptedException {
        var findings = checks.run();
        var isDown = findings.stream().anyMatch(Finding::isFatal);
        var tree = new LinkedHashMap<String, Object>();
        tree.put("status", isDown ? DOWN : UP);
        if (!findings.isEmpty()) {
            tree.put("checks", findings.stream().map(form).toList());
        }
        if (!info.isEmpty()) {
            tree.put("info", info);
        }
        return answer(isDown ? 503 : 200, tree);
    }

    /** Before and while stopping nobody is to be asked any more. */
    private static Response stopping() {
        return answer(503, Map.of("status", DOWN));
    }

    private static Map<String, Object> info() {
        var info = new LinkedHashMap<String, Object>();
        info.put("java_version", System.getProperty("java.version"));
        info.put("java_os", System.getProperty("os.name"));
        info.put("java_arch", System.getProperty("os.arch"));
        return info;
    }

    private static Response answer(int status, Map<String, Object> tree) {
        return Response.of(status, "application/json", JsonTree.write(tree).getBytes(UTF_8))
                .with("Cache-Control", "no-store");
    }
}
