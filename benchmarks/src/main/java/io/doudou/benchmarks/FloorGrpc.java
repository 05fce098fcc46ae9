package io.doudou.benchmarks;

import com.sun.net.httpserver.HttpServer;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The user service on grpc-java by hand, as its documentation builds servers: what a gRPC call of
 * ours is measured beside. Beside it, HTTP on another port says that it is there.
 */
final class FloorGrpc {

    /** The variable with the port for gRPC. */
    static final String PORT = "GRPC_PORT";

    /** The variable that puts handlers on the threads of their connections: {@code true}. */
    static final String DIRECT = "GRPC_DIRECT";

    private static final UserService USERS = new Users();

    private FloorGrpc() {}

    static void run(int readyPort) throws IOException, InterruptedException {
        var port = Integer.parseInt(System.getenv(PORT));
        var server = server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)).start();
        var ready =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), readyPort), 0);
        ready.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        ready.start();
        server.awaitTermination();
    }

    private static Server server(InetSocketAddress address) {
        var builder = NettyServerBuilder.forAddress(address);
        if (Boolean.parseBoolean(System.getenv(DIRECT))) {
            builder.directExecutor();
        }
        return builder.addService(
                        ServerServiceDefinition.builder("usersvc.UserService")
                                .addMethod(
                                        FloorMessages.getUser(),
                                        ServerCalls.asyncUnaryCall(FloorGrpc::getUser))
                                .addMethod(
                                        FloorMessages.pageUsers(),
                                        ServerCalls.asyncUnaryCall(FloorGrpc::pageUsers))
                                .build())
                .build();
    }

    private static void getUser(Long id, StreamObserver<User> answer) {
        answer.onNext(USERS.getUser(id));
        answer.onCompleted();
    }

    private static void pageUsers(PageQuery query, StreamObserver<PageRet> answer) {
        answer.onNext(USERS.pageUsers(query));
        answer.onCompleted();
    }
}
