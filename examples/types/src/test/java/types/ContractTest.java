package types;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.app.Application;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The server does what the documents say: requests are made from them, answers checked by them. */
class ContractTest {

    private static final long SEED = 20261122;
    private static final int REQUESTS = 20;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Application server;

    @BeforeAll
    static void start() {
        server = Types.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Documented> operations() {
        return Document.all().stream()
                .flatMap(
                        document ->
                                document.operations().stream()
                                        .map(each -> new Documented(document, each)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void eachOperationAnswersAsDocumented(Documented each) throws Exception {
        var operation = each.operation();
        var requests = each.requests();
        for (int i = 0; i < REQUESTS; i++) {
            var request = requests.of(operation);
            var response = HTTP.send(request, BodyHandlers.ofByteArray());
            var shown = request + " " + new String(response.body());

            assertThat(
                            operation.succeedsWith(response.statusCode())
                                    || operation.id().equals("fail"))
                    .as(response.statusCode() + " " + shown)
                    .isTrue();
            if (operation.answersWithJson()) {
                assertThat(each.document().problems(operation.answerSchema(), response.body()))
                        .as(shown)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aMissingValueIsNamed(Documented each) throws IOException, InterruptedException {
        for (var name : each.operation().requiredNames(each.document())) {
            var request = each.requests().without(name, each.operation());
            var response = HTTP.send(request, BodyHandlers.ofString());

            assertThat(response.statusCode()).as(request + " " + response.body()).isEqualTo(400);
            assertThat(response.body()).contains("\"" + name + "\"");
        }
    }

    /** An operation in its document. */
    record Documented(Document document, Operation operation) {

        DocumentedRequest requests() {
            var values = new SchemaValues(document, new SplittableRandom(SEED));
            return new DocumentedRequest(server.address(), document, values);
        }

        @Override
        public String toString() {
            return operation.id() + " of " + document;
        }
    }
}
