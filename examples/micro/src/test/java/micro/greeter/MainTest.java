package micro.greeter;

import static org.assertj.core.api.Assertions.assertThat;

import micro.Program;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    /** With {@code mucp} the client calls as a program of go-micro would. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "mucp"})
    void theClientGreetsThroughTheService(String scheme) throws Exception {
        try (var service = Program.serve(Main.class)) {
            var address = service.address().replace("http", scheme);
            try (var client = Program.start(Main.class, "--client", "--greeter", address)) {
                client.expect("^Hello John$");
                assertThat(client.status()).isZero();
            }
            service.terminate();
            assertThat(service.status()).isZero();
        }
    }
}
