package types;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.app.Application;
import io.doudou.testkit.RequiredTool;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A tester that knows nothing of us finds no operation that differs from its documents: no
 * operation and none of its checks is left out.
 */
class SchemathesisTest {

    private static final long SEED = 20261122;
    private static final Path FOLDER = Path.of("src/test/schemathesis");

    private static Application server;

    @TempDir private Path reports;

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

    /** Both dialects at once, because the tester keeps one processor busy and no more. */
    @ParameterizedTest
    @ValueSource(strings = {"Scalar", "Shape", "Place", "Limit"})
    void noOperationDiffersFromItsDocuments(String service) throws Exception {
        var older = run(service + "Service.openapi.json");
        var newer = run(service + "Service.openapi31.json");

        older.waitFor();
        newer.waitFor();
        check(older, service + "Service.openapi.json");
        check(newer, service + "Service.openapi31.json");
    }

    private Process run(String document) throws IOException {
        return new ProcessBuilder(command(document))
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(report(document).toFile())
                .start();
    }

    private void check(Process run, String document) throws IOException {
        assertThat(run.exitValue())
                .as("%s with seed %d%n%s", document, SEED, Files.readString(report(document)))
                .isZero();
    }

    private Path report(String document) {
        return reports.resolve(document + ".txt");
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
