package io.doudou.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

@Timeout(60)
class CheckTest {

    private static final Service OWN =
            Service.of("usersvc", List.of(new Node("usersvc-1", "http://a:1", Map.of())));

    @Test
    void aCheckIsCriticalAndHasFiveSecondsUnlessItSaysOtherwise() {
        var check = Check.ping("disk", () -> {});

        assertThat(check.critical()).isTrue();
        assertThat(check.limit()).isEqualTo(Duration.ofSeconds(5));
        assertThat(check.optional().critical()).isFalse();
        assertThat(check.within(Duration.ofSeconds(1)).limit()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aCheckWithoutANameOrTimeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Check.dns(" ", "localhost"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Check.dns("dns", "localhost").within(Duration.ZERO))
                .withMessageContaining("above zero");
    }

    @Test
    void aPingFailsWithWhatItThrows() {
        assertThatThrownBy(() -> look(Check.ping("db", () -> failWith("no table"))))
                .hasMessage("no table");
    }

    @Test
    void aPortThatListensIsUpAndOneThatDoesNotIsNamed() throws Exception {
        var server = listening();
        var check = Check.tcp("db", "127.0.0.1", server.getLocalPort());

        assertThatCode(() -> look(check)).doesNotThrowAnyException();
        server.close();
        assertThatThrownBy(() -> look(check))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("127.0.0.1:" + server.getLocalPort());
    }

    @Test
    void anAddressIsUpWhenItsAnswerIsGood() throws Exception {
        try (var server = listening()) {
            answerOnce(server, "204 No Content");

            assertThatCode(() -> look(http(server))).doesNotThrowAnyException();
        }
    }

    @Test
    void anAddressThatSendsElsewhereOrFailsIsDown() throws Exception {
        for (var status : List.of("302 Found", "404 Not Found", "503 Service Unavailable")) {
            try (var server = listening()) {
                answerOnce(server, status);

                assertThatThrownBy(() -> look(http(server)))
                        .hasMessageStartingWith("GET http://127.0.0.1")
                        .hasMessageEndingWith("the answer was " + status.substring(0, 3));
            }
        }
    }

    @Test
    void anAddressThatNeverAnswersIsGivenUpAtTheLimit() throws Exception {
        try (var server = listening()) {
            assertThatThrownBy(() -> look(http(server).within(Duration.ofMillis(50))))
                    .hasMessageContaining("timed out");
        }
    }

    @Test
    void whatIsNoAddressOfHttpIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Check.http("rates", URI.create("rates:8080")))
                .withMessageContaining("\"rates:8080\" is no address of HTTP");
    }

    @Test
    void aHostIsUpWhenItsNameIsKnown() {
        assertThatCode(() -> look(Check.dns("dns", "localhost"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> look(Check.dns("dns", "nowhere.invalid")))
                .hasMessage("the host \"nowhere.invalid\" is unknown");
    }

    @Test
    void aRegistryIsUpWhenItAnswers() {
        var registry = Registry.inMemory();

        assertThatCode(() -> look(Check.registry(), registry)).doesNotThrowAnyException();
        registry.close();
        assertThatThrownBy(() -> look(Check.registry(), registry))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRegistrationIsUpWhileTheRegistryKnowsTheOwnNode() {
        try (var registry = Registry.inMemory()) {
            registry.register(OWN);
            assertThatCode(() -> look(Check.registration(), registry, OWN))
                    .doesNotThrowAnyException();

            registry.deregister(OWN);
            registry.register(OWN.withNodes(List.of(new Node("other", "http://b:1", Map.of()))));
            assertThatThrownBy(() -> look(Check.registration(), registry, OWN))
                    .hasMessage("the registry does not know this node of usersvc");
        }
    }

    @Test
    void aProgramThatAnnouncesNothingHasNoRegistration() {
        try (var registry = Registry.inMemory()) {
            assertThatThrownBy(() -> look(Check.registration(), registry))
                    .hasMessage("this program announces no service");
        }
    }

    private static void failWith(String message) {
        throw new IllegalStateException(message);
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    }

    private static Check http(ServerSocket server) {
        return Check.http("rates", URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"));
    }

    private static void answerOnce(ServerSocket server, String status) {
        Thread.startVirtualThread(
                () -> {
                    try (var connection = server.accept()) {
                        connection.getInputStream().read(new byte[1000]);
                        var head = "HTTP/1.1 %s\r\nContent-Length: 0\r\nLocation: /\r\n\r\n";
                        connection
                                .getOutputStream()
                                .write(head.formatted(status).getBytes(US_ASCII));
                    } catch (IOException gone) {
                        throw new AssertionError(gone);
                    }
                });
    }

    private static void look(Check check) throws Exception {
        try (var registry = Registry.inMemory()) {
            look(check, registry);
        }
    }

    private static void look(Check check, Registry registry, Service... announced)
            throws Exception {
        check.inspection().look(new Surroundings(check.limit(), registry, List.of(announced)));
    }
}
