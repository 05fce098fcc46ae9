package types;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.app.Application;
import io.doudou.testkit.RequiredTool;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A tester that knows nothing of us finds no operation that differs from its document. */
class SchemathesisTest {

    private static final long SEED = 20261122;
    private static final Path FOLDER = Path.of("src/test/schemathesis");

    private static Application server;

    @BeforeAll
    static void start() {
        RequiredTool.SCHEMATHESIS.require();
        server = Types.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ScalarService.openapi.json",
                "ScalarService.openapi31.json",
                "ShapeService.openapi.json",
                "ShapeService.openapi31.json",
                "PlaceService.openapi.json",
                "PlaceService.openapi31.json",
                "LimitService.openapi.json",
                "LimitService.openapi31.json"
            })
    void noOperationDiffersFromItsDocument(String document)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command(document))
                        .directory(FOLDER.toFile())
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as("seed " + SEED + "\n" + output).isZero();
    }

    private static List<String> command(String document) {
        return List.of(
                RequiredTool.SCHEMATHESIS.require().toString(),
                "run",
                FOLDER.relativize(Path.of("target/classes/types", document)).toString(),
                "--url",
                server.address(),
                "--seed",
                Long.toString(SEED),
                "--phases",
                "examples,coverage,fuzzing",
                "--warnings",
                "off");
    }
}
