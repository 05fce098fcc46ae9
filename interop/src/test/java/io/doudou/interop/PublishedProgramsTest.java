package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.testkit.RequiredTool;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs that people run, as Debian packages them, become members of a cluster of Java nodes. */
class PublishedProgramsTest {

    private static final RequiredTool ALERTMANAGER = RequiredTool.debian("prometheus-alertmanager");
    private static final RequiredTool SERF = RequiredTool.debian("serf");

    private final Cast cast = new Cast();

    @AfterEach
    void end() {
        cast.close();
    }

    @Test
    void alertmanagerJoinsAJavaNode(@TempDir Path folder) throws IOException, InterruptedException {
        var program = ALERTMANAGER.require().toString();
        var config = Files.writeString(folder.resolve("a.yml"), NO_RECEIVER);
        var java = cast.java("java");
        var web = cast.address();
        var command =
                List.of(
                        program,
                        "--config.file=" + config,
                        "--storage.path=" + folder,
                        "--web.listen-address=" + web,
                        "--cluster.listen-address=" + cast.address(),
                        "--cluster.peer=" + java.address());
        try (var alertmanager = Program.startLogging("alertmanager", command)) {
            java.expect("join\t01[0-9A-Z]{24}\t.*");
            alertmanager.expect(".*[Ll]istening.*address=" + web + ".*");

            assertThat(get("http://" + web + "/api/v2/status"))
                    .contains("\"name\":\"java\"", java.address());
            alertmanager.signal("TERM");
            java.expect("leave\t01.*\tleft");
        }
    }

    private static final String NO_RECEIVER =
            """
            route:
              receiver: nobody
            receivers:
              - name: nobody
            """;

    @Test
    void serfJoinsAJavaNodeThatTellsItsDelegateVersions() {
        var program = SERF.require().toString();
        var java = cast.java("java", "GDD_MEM_DELEGATE_VERSIONS", "2 5 4");
        var rpc = cast.address();
        var command =
                List.of(
                        program,
                        "agent",
                        "-node=serf",
                        "-bind=" + cast.address(),
                        "-rpc-addr=" + rpc,
                        "-join=" + java.address());
        try (var serf = Program.startLogging("serf", command)) {
            java.expect("join\tserf\t.*");
            serf.expect(".*EventMemberJoin: java .*");

            var list = List.of(program, "members", "-rpc-addr=" + rpc);
            try (var members = Program.startLogging("serf members", list)) {
                members.expect("java +" + java.address() + " +alive.*");
            }
            java.leave();
            // It wants to be told so in a message of its own, too, and takes all else for a
            // failure.
            serf.expect(".*EventMemberFailed: java .*");
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url)).build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
