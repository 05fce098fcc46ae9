package io.doudou.http.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.broker.Delivery;
import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.call.CallScope;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unreachable;
import io.doudou.http.client.RawNode;
import io.doudou.http.client.RefusingPort;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** What is peculiar to the broker over HTTP: its forms on the wire, and processes that die. */
@Timeout(60)
class HttpBrokerTest {

    private static final Message MESSAGE = Message.of("7").with("X-Color", "red");

    private final Registry registry = Registry.inMemory();
    private final HttpClient client = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
    private BrokerEnd here;
    private BrokerEnd there;

    @BeforeEach
    void open() throws IOException {
        here = new BrokerEnd(registry);
        there = new BrokerEnd(registry);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        client.close();
        registry.close();
    }

    @ParameterizedTest
    @EnumSource
    void aSubscriptionIsAnnouncedInEachFormWithWhatItsPublishersLookFor(Form form) {
        here.subscribe("orders", received::add, Terms.alone());
        here.subscribe("orders", received::add, Terms.queue("billing"));
        var versions = registry.lookup(form.service("orders"));
        assertThat(versions).extracting(Service::version).contains("ff.http.broadcast", "billing");
        var node = versions.getFirst().nodes().getFirst();
        assertThat(node.id()).startsWith("broker-");
        assertThat("http://" + node.address()).isEqualTo(here.address());
        assertThat(node.metadata())
                .containsOnly(
                        Map.entry("broker", "http"),
                        Map.entry("topic", "orders"),
                        Map.entry("secure", "false"));
    }

    @Test
    void aTopicThatIsTooLongForANameIsKnownInTheOtherForms() throws Exception {
        var topic = "o".repeat(255);
        here.subscribe(topic, received::add, Terms.alone());
        here.publish(topic, MESSAGE);
        assertThat(received.take().topic()).isEqualTo(topic);
        assertThat(registry.list()).containsExactly("go.micro.http.broker", "micro.http.broker");
    }

    @Test
    void nothingIsLeftOfASubscriptionThatCannotBeAnnounced() {
        registry.close();
        assertThatThrownBy(() -> here.subscribe("orders", received::add, Terms.alone()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(here.broker.own("orders")).isEmpty();
    }

    @Test
    void aSubscriptionThatEndedIsInNoForm() {
        var subscription = here.subscribe("orders", received::add, Terms.alone());
        subscription.close();
        for (var form : Form.values()) {
            assertThat(registry.lookup(form.service("orders"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPostInEachFormReachesTheReceiver(Form form) throws Exception {
        here.subscribe("orders", received::add, Terms.alone());
        var id = here.broker.own("orders").iterator().next();
        var answer = post(form.path() + "?id=" + id, form.body("orders", MESSAGE));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        var message = received.take().message();
        assertThat(message.text()).isEqualTo("7");
        assertThat(message.header()).containsOnlyKeys("X-Color");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/_sub?id=x | {\"Header\":{\":topic\":\"a\"}} | 404 | there is no subscriber x",
                "/_sub?id=x | {\"Header\":{}} | 500 | Topic not found",
                "/_sub?id=x | { | 500 | message must be",
                "/_sub | {} | 500 | the post names no subscriber",
                "/ | {} | 500 | the post names no subscriber"
            })
    void whatCannotBeDeliveredIsAnsweredInTheFormOfGoMicro(
            String target, String body, int status, String detail) throws Exception {
        var answer = post(target, body.getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .startsWith("{\"id\":\"go.micro.broker\",\"code\":" + status + ",\"detail\":\"")
                .contains(detail);
    }

    @Test
    void aReceiverThatFailsIsSeenInTheAnswer() throws Exception {
        here.subscribe(
                "orders",
                delivery -> {
                    throw new IllegalStateException("no");
                },
                Terms.alone().attempts(1));
        var id = here.broker.own("orders").iterator().next();
        var answer = post("/_sub?id=" + id, Form.FIRST.body("orders", MESSAGE));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("dead letter");
    }

    @Test
    void aMessageThatAProcessDiesWithGoesToAnotherMemberOfItsQueue() throws Exception {
        var dying = new CountDownLatch(1);
        var terms = Terms.queue("billing").drain(Duration.ZERO);
        there.subscribe(
                "orders",
                delivery -> {
                    dying.countDown();
                    new CountDownLatch(1).await();
                },
                terms);
        awaitKnown(here, there);
        var publishing = Thread.ofVirtual().start(() -> here.publish("orders", MESSAGE));
        dying.await();
        here.subscribe("orders", received::add, terms);
        awaitKnown(here, here);
        there.kill();
        assertThat(received.take().message().text()).isEqualTo("7");
        publishing.join();
    }

    @Test
    void aSubscriberWhoseProcessIsGoneHoldsNobodyUp() throws Exception {
        try (var nobody = new RefusingPort()) {
            announce("gone", "ff.http.broadcast", nobody.address());
            here.subscribe("orders", received::add, Terms.alone());
            awaitKnown(here, here);
            here.publish("orders", MESSAGE);
            assertThat(received.take().message().text()).isEqualTo("7");
        }
    }

    @Test
    void aQueueOfWhichNoMemberCanBeReachedIsAFailure() throws Exception {
        try (var nobody = new RefusingPort()) {
            announce("gone", "billing", nobody.address());
            assertThatThrownBy(() -> here.publish("orders", MESSAGE))
                    .isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void aSubscriberThatIsBusyIsAskedAgain() throws Exception {
        var busy = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
        var done = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
        var requests = new LinkedBlockingQueue<String>();
        try (var node =
                new RawNode(
                        line -> {
                            for (var answer : List.of(busy, busy, done)) {
                                requests.add(line.request().requestLine());
                                line.say(answer);
                            }
                        })) {
            announce("slow", "ff.http.broadcast", node.address());
            here.publish("orders", MESSAGE);
            assertThat(requests).hasSize(3);
            assertThat(requests.take()).startsWith("POST /?id=slow HTTP/1.1");
        }
    }

    @DisplayName("go-micro 18.31: a subscriber that dies between delivery and acknowledgement")
    @Test
    void aSubscriberThatBreaksOffBeforeItAcknowledgesIsAskedAgain() throws Exception {
        var requests = new LinkedBlockingQueue<String>();
        var done = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
        try (var node =
                new RawNode(
                        line -> {
                            requests.add(line.request().requestLine());
                            if (requests.size() > 2) {
                                line.say(done);
                            }
                        })) {
            announce("dying", "ff.http.broadcast", node.address());
            here.publish("orders", MESSAGE);
            assertThat(requests).hasSize(3);
        }
    }

    @DisplayName("go-micro 18.31: a subscriber that hangs")
    @Test
    void aSubscriberThatNeverAcknowledgesHoldsNobodyLongerThanItsDeadline() throws Exception {
        try (var node = new RawNode(line -> line.in().readAllBytes())) {
            announce("hanging", "ff.http.broadcast", node.address());
            here.subscribe("orders", received::add, Terms.alone());
            awaitKnown(here, here);
            var scope = CallScope.NONE.within(Duration.ofMillis(300), Ticker.system());
            assertThatThrownBy(() -> scope.call(() -> published()))
                    .isInstanceOf(ServiceException.class);
            assertThat(received.take().message().text()).isEqualTo("7");
        }
    }

    private boolean published() {
        here.publish("orders", MESSAGE);
        return true;
    }

    private void announce(String id, String version, String address) {
        var metadata = Map.of("broker", "http", "topic", "orders", "secure", "false");
        var node = new Node(id, address.replace("http://", ""), metadata);
        registry.register(
                new Service("micro.http.broker", version, Map.of(), List.of(), List.of(node)));
    }

    private static void awaitKnown(BrokerEnd publishing, BrokerEnd subscribing)
            throws InterruptedException {
        while (!publishing.broker.known("orders").containsAll(subscribing.broker.own("orders"))) {
            Ticker.system().sleep(Duration.ofMillis(1));
        }
    }

    private HttpResponse<String> post(String target, byte[] body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(here.address() + target))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
