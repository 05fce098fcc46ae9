package io.doudou.management;

import io.doudou.testkit.RequiredTool;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One page of a real browser, driven over the DevTools protocol. Belongs to one thread; everything
 * blocks until the browser has answered.
 */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Ticker time = Ticker.system();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger commands = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Map<String, Object>>> answers =
            new ConcurrentHashMap<>();
    private final Process process;
    private final WebSocket socket;
    private final String session;

    private Browser(Path folder) throws Exception {
        process = start(folder);
        socket =
                client.newWebSocketBuilder()
                        .buildAsync(endpoint(folder), new Listener())
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        var target = send("", "Target.createTarget", "{\"url\":\"about:blank\"}").get("targetId");
        session =
                send(
                                "",
                                "Target.attachToTarget",
                                "{\"flatten\":true,\"targetId\":\"" + target + "\"}")
                        .get("sessionId")
                        .toString();
    }

    /** A new browser whose files lie in {@code folder}; the test is skipped where there is none. */
    static Browser open(Path folder) throws Exception {
        return new Browser(folder);
    }

    private static Process start(Path folder) throws IOException {
        var program = RequiredTool.BROWSER.require().toString();
        return new ProcessBuilder(
                        program,
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--window-size=1280,1400",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private URI endpoint(Path folder) throws Exception {
        var file = folder.resolve("DevToolsActivePort");
        await(() -> Files.exists(file) && Files.readAllLines(file).size() == 2, "the browser");
        var lines = Files.readAllLines(file);
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    }

    /** Opens an address. */
    void open(String address) throws Exception {
        send(session, "Page.navigate", "{\"url\":" + JsonTree.write(address) + "}");
    }

    /** What a script evaluates to, as text; a promise is awaited. */
    String eval(String script) throws Exception {
        var arguments =
                "{\"awaitPromise\":true,\"returnByValue\":true,\"expression\":"
                        + JsonTree.write("String(" + script + ")")
                        + "}";
        var result = send(session, "Runtime.evaluate", arguments).get("result");
        return String.valueOf(((Map<?, ?>) result).get("value"));
    }

    /** Blocks until a script evaluates to true. */
    void await(String script) throws Exception {
        await(() -> eval(script).equals("true"), script);
    }

    /** Clicks the first element that matches. */
    void click(String selector) throws Exception {
        await("!!document.querySelector(" + JsonTree.write(selector) + ")");
        eval("document.querySelector(" + JsonTree.write(selector) + ").click()");
    }

    /** Says whether the reader prefers dark pages. */
    void preferDark(boolean dark) throws Exception {
        send(
                session,
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\""
                        + (dark ? "dark" : "light")
                        + "\"}]}");
    }

    /** Makes the page as wide and high as some screen. */
    void resize(int width, int height) throws Exception {
        send(
                session,
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":false}"
                        .formatted(width, height));
    }

    /** The text that a reader of the page sees. */
    String text() throws Exception {
        return eval("document.body.innerText");
    }

    /** Saves what the page looks like. */
    void screenshot(Path file) throws Exception {
        var data = send(session, "Page.captureScreenshot", "{}").get("data").toString();
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(data));
    }

    private void await(Condition condition, String what) throws Exception {
        long end = time.nanos() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (time.nanos() - end >= 0) {
                throw new AssertionError("waited in vain for " + what);
            }
            time.sleep(PAUSE);
        }
    }

    private Map<String, Object> send(String session, String method, String arguments)
            throws Exception {
        int id = commands.incrementAndGet();
        var answer = new CompletableFuture<Map<String, Object>>();
        answers.put(id, answer);
        var target = session.isEmpty() ? "" : ",\"sessionId\":\"" + session + "\"";
        var command =
                "{\"id\":%d,\"method\":\"%s\",\"params\":%s%s}"
                        .formatted(id, method, arguments, target);
        socket.sendText(command, true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
        var children = process.descendants().toList();
        process.destroy();
        process.onExit().join();
        for (var child : children) {
            child.destroyForcibly();
            child.onExit().join();
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(String message) {
            try {
                var tree =
                        JsonTree.readObject(
                                message.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                if (tree.get("id") instanceof Number id) {
                    complete(answers.remove(id.intValue()), tree);
                }
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        }

        @SuppressWarnings("unchecked")
        private static void complete(
                CompletableFuture<Map<String, Object>> answer, Map<String, Object> tree) {
            if (tree.get("result") instanceof Map<?, ?> result) {
                answer.complete((Map<String, Object>) result);
            } else {
                answer.completeExceptionally(new AssertionError(String.valueOf(tree.get("error"))));
            }
        }
    }
}
