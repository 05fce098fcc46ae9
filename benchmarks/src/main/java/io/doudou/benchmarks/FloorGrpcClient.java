package io.doudou.benchmarks;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;

/**
 * Calls the user service by grpc-java, with messages by hand and a caller that waits, as its
 * blocking stubs do: what the generated client is measured beside.
 */
final class FloorGrpcClient implements AutoCloseable {

    private static final MethodDescriptor<Long, User> GET_USER = FloorMessages.getUser();

    private final ManagedChannel channel;

    FloorGrpcClient(int port) {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    }

    User getUser(long id) {
        return ClientCalls.blockingUnaryCall(channel, GET_USER, CallOptions.DEFAULT, id);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
