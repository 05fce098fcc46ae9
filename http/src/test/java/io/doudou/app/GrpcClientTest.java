package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.call.CallScope;
import io.doudou.fault.Unreachable;
import io.doudou.http.Request;
import io.doudou.http.ServiceClient;
import io.doudou.http.client.RawNode;
import io.doudou.registry.Node;
import io.doudou.registry.Service;
import io.doudou.selector.Selection;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;

/** A Java client calls Java nodes over gRPC where it is told to. */
@Timeout(60)
class GrpcClientTest {

    @TempDir private Path folder;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    @AfterEach
    void end() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }

    private <T extends AutoCloseable> T running(T one) {
        running.push(one);
        return one;
    }

    private Application serving(Map<String, String> settings) {
        var application = Application.with(LocalSettings.of(settings));
        return running(application).serve(GrpcGreeter.routes()).start();
    }

    private ServiceClient clientOf(String address, Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.put("GREETER", address);
        return running(Application.with(LocalSettings.of(settings))).client("greeter");
    }

    private static String overGrpc(String address) {
        return address.replaceFirst("http", "grpc");
    }

    private ServiceClient client() {
        return clientOf(overGrpc(serving(Map.of()).address()), Map.of());
    }

    @Test
    void messagesAndMetadataArrive() {
        var client = client();
        assertThat(GrpcGreeter.hello(client, "Jürgen")).isEqualTo("Jürgen");
        assertThat(GrpcGreeter.hello(client, "")).isEmpty();
        var scope = CallScope.NONE.with("x-user", "Ann, née Ö");
        assertThat(scope.call(() -> GrpcGreeter.hello(client, "me"))).isEqualTo("Ann, née Ö");
    }

    @Test
    void aFaultArrivesAsItWasThrown() {
        var client = client();
        assertThatThrownBy(() -> GrpcGreeter.hello(client, "nobody"))
                .isEqualTo(GrpcGreeter.REFUSAL);
    }

    @Test
    void aNodeWhoseMetadataSayGrpcIsCalledSo() {
        var backbone = running(Backbone.inMemory());
        var said = Map.of("protocol", "grpc", "transport", "grpc", "server", "grpc");
        var node = new Node("greeter-1", serving(Map.of()).address(), said);
        backbone.registry()
                .register(new Service("greeter", "latest", Map.of(), List.of(), List.of(node)));
        var caller = running(Application.with(LocalSettings.of(Map.of()), backbone));
        assertThat(GrpcGreeter.hello(caller.client("greeter"), "John")).isEqualTo("John");
    }

    @Test
    void aNodeWithTheTransportGrpcIsCalledSoWhateverItsRootPath() {
        var settings = Map.of("GDD_TRANSPORT", "grpc", "GDD_ROUTE_ROOT_PATH", "/api");
        var protocols = new LinkedBlockingQueue<Request.Protocol>();
        var application =
                running(Application.with(LocalSettings.of(settings)))
                        .filter(
                                (request, next) -> {
                                    protocols.add(request.protocol());
                                    return next.handle(request);
                                })
                        .serve(GrpcGreeter.routes())
                        .start();
        var client = application.client("greeter", Selection.ANY);
        assertThat(GrpcGreeter.hello(client, "John")).isEqualTo("John");
        assertThat(protocols).containsExactly(Request.Protocol.GRPC);
    }

    @Test
    void aSecureNodeIsCalledInTheHttp2ThatItAgreesTo() throws Exception {
        var keys = NodeKeys.make(folder, "ip:127.0.0.1");
        var certificate = keys.certificate().toString();
        var served =
                Map.of(
                        "GDD_HTTP_TLS_CERTIFICATE",
                        certificate,
                        "GDD_HTTP_TLS_KEY",
                        keys.key().toString());
        var address = overGrpc(serving(served).address());
        assertThat(address).startsWith("grpcs://");
        var client = clientOf(address, Map.of("GDD_CLIENT_TRUST", certificate));
        assertThat(GrpcGreeter.hello(client, "John")).isEqualTo("John");
    }

    @Test
    void aSecureNodeThatAgreesToNoHttp2IsNotReached() throws Exception {
        var keys = NodeKeys.make(folder, "ip:127.0.0.1");
        var sockets = keys.context().getServerSocketFactory();
        var server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var node = running(new RawNode(server, line -> line.request()));
        var trust = Map.of("GDD_CLIENT_TRUST", keys.certificate().toString());
        var client = clientOf(overGrpc(node.address()), trust);
        assertThatThrownBy(() -> GrpcGreeter.hello(client, "John"))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("it does not speak HTTP/2");
    }
}
