package types;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.http.Application;
import io.doudou.testkit.RequiredTool;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A tester that knows nothing of us finds no operation that differs from its document. */
class SchemathesisTest {

    private static final long SEED = 20261122;

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
        var process = new ProcessBuilder(command(document)).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as("seed " + SEED + "\n" + output).isZero();
    }

    private static List<String> command(String document) {
        var command = new ArrayList<String>();
        command.add(RequiredTool.SCHEMATHESIS.require().toString());
        command.addAll(List.of("run", "target/classes/types/" + document));
        command.addAll(List.of("--url", server.address()));
        command.addAll(List.of("--seed", Long.toString(SEED)));
        command.addAll(List.of("--phases", "examples,coverage,fuzzing"));
        command.addAll(List.of("--max-examples", "20"));
        return command;
    }
}
