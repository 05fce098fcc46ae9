package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** What the operating system and the operator see of a program: output, signals, exit status. */
@Timeout(120)
class ProgramTest {

    private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+?)[,/]");

    @TempDir private Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
        http.close();
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        return start(ProgramUnderTest.class, environment, arguments);
    }

    private Process start(Class<?> program, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("os.name").equals("Linux")) {
            // A build in the background hands on that SIGINT is ignored, and the JVM keeps to that.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(
                List.of(
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GDD_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        processes.add(process);
        return process;
    }

    /** Reads until the address is shown. */
    private static String address(BufferedReader output, StringBuilder seen) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            seen.append(line).append('\n');
            var match = LISTENING.matcher(line);
            if (match.find()) {
                return match.group(1);
            }
        }
        throw new AssertionError("the program ended: " + seen);
    }

    private static String address(Process process) throws IOException {
        return address(process.inputReader(), new StringBuilder());
    }

    private CompletableFuture<HttpResponse<String>> get(String url) {
        return http.sendAsync(
                HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static void awaitRefusal(String address) throws IOException {
        var url = URI.create(address);
        while (true) {
            try {
                new Socket(url.getHost(), url.getPort()).close();
            } catch (ConnectException refused) {
                return;
            }
        }
    }

    @Test
    void startShowsBannerRoutesTimeAndAddress() throws Exception {
        var process =
                start(
                        Map.of("GDD_BANNER", "on", "GDD_BANNER_TEXT", "Slow", "GDD_PORT", ""),
                        "--host",
                        "127.0.0.1");
        var seen = new StringBuilder();
        var address = address(process.inputReader(), seen);
        assertThat(address).matches("http://127\\.0\\.0\\.1:\\d+");
        assertThat(seen.toString())
                .contains(
                        """
                        ╭──────────╮
                        │   Slow   │
                        ╰──────────╯

                          NAME        METHOD  PATTERN
                          ──────────  ──────  ────────
                          GetSlow     GET     /slow
                          GetStuck    GET     /stuck
                          GetEntered  GET     /entered
                        """)
                .containsPattern("INFO  Application: listening on http://\\S+, started in \\d+ ms");
        process.destroy();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void sigtermLetsARunningRequestFinishRefusesNewOnesAndEndsWithStatus0() throws Exception {
        var process = start(Map.of(), "--port", "0");
        var address = address(process);
        var slow = get(address + "/slow");
        get(address + "/entered").get();
        process.destroy();
        awaitRefusal(address);
        assertThat(process.isAlive()).isTrue();
        process.getOutputStream().close();
        assertThat(slow.get().body()).isEqualTo("\"done\"");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void sigintEndsWithStatus0Too() throws Exception {
        var process = start(Map.of(), "--port", "0");
        address(process);
        signal(process, "INT");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aSecondSignalEndsTheProgramAtOnce() throws Exception {
        var process = start(Map.of("GDD_GRACE_TIMEOUT", "10m"), "--port", "0");
        var address = address(process);
        var stuck = get(address + "/stuck");
        get(address + "/entered").get();
        process.destroy();
        awaitRefusal(address);
        signal(process, "TERM");
        assertThat(process.waitFor()).isEqualTo(128 + 15);
        assertThat(stuck).failsWithin(java.time.Duration.ofSeconds(10));
    }

    @Test
    void aRequestThatNeverEndsIsEndedAfterTheGraceTime() throws Exception {
        var process = start(Map.of("GDD_GRACE_TIMEOUT", "200ms"), "--port", "0");
        var address = address(process);
        get(address + "/stuck");
        get(address + "/entered").get();
        process.destroy();
        assertThat(process.waitFor()).isZero();
    }

    private static void signal(Process process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    @Test
    void aTakenPortIsOneSentenceAndStatus1() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var process = start(Map.of(), "--host", "127.0.0.1", "--port", port);
            assertThat(process.errorReader().readAllLines())
                    .singleElement()
                    .asString()
                    .contains("cannot listen on", port, "in use");
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void wrongSettingsAreOneSentenceEachAndStatus1() throws Exception {
        var process =
                start(
                        Map.of("GDD_LOG_LEVEL", "loud", "GDD_CLIENT_RETRIES", "many"),
                        "--port",
                        "99999");
        assertThat(process.errorReader().readAllLines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("GDD_PORT is \"99999\" (from the command line)"))
                .anyMatch(
                        line -> line.startsWith("GDD_LOG_LEVEL is \"loud\" (from the environment)"))
                .anyMatch(line -> line.startsWith("GDD_CLIENT_RETRIES is \"many\""));
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void helpListsTheOptionsOfTheProgramAndAllOthersAndEndsWithStatus0() throws Exception {
        var process = start(Map.of("GDD_PORT", "no number"), "--help");
        assertThat(process.inputReader().readAllLines())
                .containsSubsequence(
                        "Of this program:",
                        "  --slow-word  a word (done)",
                        "      What a slow request is answered with.",
                        "Of every program:",
                        "  --port  0 to 65535 (6060)",
                        "  --registry-address  a list of addresses such as"
                                + " 10.0.0.5:6379,10.0.0.6:6379");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void optionsOfTheProgramAreCheckedAsAllOthersAre() throws Exception {
        var process = start(Map.of("SLOW_WORD", "two words"), "--slow-wrod", "finished");
        assertThat(process.errorReader().readAllLines())
                .containsExactlyInAnyOrder(
                        "--slow-wrod is no setting; did you mean --slow-word?",
                        "SLOW_WORD is \"two words\" (from the environment), but must be a word");
        assertThat(process.waitFor()).isEqualTo(1);

        var good = start(Map.of("SLOW_WORD", "never"), "--port", "0", "--slow-word", "finished");
        var slow = get(address(good) + "/slow");
        good.getOutputStream().close();
        assertThat(slow.get().body()).isEqualTo("\"finished\"");
    }

    @Test
    void theCommandLineWinsOverTheEnvironmentOverTheFileOfTheEnvironmentOverTheFile()
            throws Exception {
        Files.writeString(
                folder.resolve(".env"),
                "GDD_ROUTE_ROOT_PATH=/file\n"
                        + "GDD_BANNER_TEXT=file\n"
                        + "GDD_BANNER=on\n"
                        + "GDD_LOG_FORMAT=json\n");
        Files.writeString(
                folder.resolve(".env.test"), "GDD_ROUTE_ROOT_PATH=/test\nGDD_BANNER_TEXT=test\n");
        var environment =
                Map.of(
                        "GDD_ENV",
                        "test",
                        "GDD_ROUTE_ROOT_PATH",
                        "/process",
                        "GDD_LOG_FORMAT",
                        "text");
        var process = start(environment, "--port", "0", "--route-root-path", "/line");
        var seen = new StringBuilder();
        address(process.inputReader(), seen);
        assertThat(seen.toString()).contains("│   test   │").contains("/line/slow");
    }

    @Test
    void logLinesAreJsonWhenAskedForAndGoToTheFileToo() throws Exception {
        var environment = Map.of("GDD_LOG_FORMAT", "json", "GDD_LOG_PATH", "logs", "GDD_PROT", "1");
        var process = start(environment, "--port", "0");
        var output = process.inputReader();
        var warning = output.readLine();
        assertThat(warning)
                .matches(
                        "\\{\"time\":\"[-0-9T:.]+Z\",\"level\":\"warn\",\"logger\":\"[a-zA-Z.]+\",.*}")
                .contains("\"message\":\"GDD_PROT is no setting; did you mean GDD_PORT?\"");
        address(output, new StringBuilder());
        process.destroy();
        process.waitFor();
        assertThat(Files.readAllLines(folder.resolve("logs/app.log")))
                .startsWith(warning)
                .last()
                .asString()
                .contains("\"message\":\"stopped\"");
    }

    @Test
    void aClusterThatAnotherSettingHindersIsAWarning() throws Exception {
        Files.writeString(folder.resolve(".env"), "GDD_REGISTRY=memory");
        var process = start(Map.of("GDD_LOG_FORMAT", "json"), "--port", "0", "--mode", "micro");
        assertThat(process.inputReader().readLine())
                .contains("GDD_MODE is micro, but this program joins no cluster")
                .contains("because GDD_REGISTRY is \\\"memory\\\"");
        process.destroy();
        process.waitFor();
    }

    @Test
    void aGibibyteGoesBothWaysThroughAFewMegabytesOfMemory() throws Exception {
        var process = start(GiantFile.class, Map.of());
        assertThat(process.inputReader().readAllLines())
                .containsExactly("uploaded 1073741824", "downloaded 1073741824");
        assertThat(process.waitFor()).isZero();
    }
}
