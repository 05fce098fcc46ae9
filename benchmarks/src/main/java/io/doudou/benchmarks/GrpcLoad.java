package io.doudou.benchmarks;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Calls one method of a server over and over, on two connections, by the client of grpc-java: the
 * same load for every server, whose messages it does not read. Closing ends the connections.
 */
final class GrpcLoad implements AutoCloseable {

    private static final int CONNECTIONS = 2;
    private static final int CALLS_AT_A_TIME = 32;

    private final List<ManagedChannel> connections;
    private final MethodDescriptor<byte[], byte[]> method;
    private final byte[] request;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    /**
     * @param method as in a path: {@code usersvc.UserService/GetUser}
     */
    GrpcLoad(int port, String method, byte[] request) {
        this.connections =
                IntStream.range(0, CONNECTIONS)
                        .mapToObj(
                                each ->
                                        NettyChannelBuilder.forAddress("127.0.0.1", port)
                                                .usePlaintext()
                                                .directExecutor()
                                                .build())
                        .toList();
        this.method =
                MethodDescriptor.<byte[], byte[]>newBuilder()
                        .setType(MethodDescriptor.MethodType.UNARY)
                        .setFullMethodName(method)
                        .setRequestMarshaller(new Bytes())
                        .setResponseMarshaller(new Bytes())
                        .build();
        this.request = request;
    }

    /** Calls for this long; how many calls went well. */
    long run(Duration time) throws InterruptedException {
        done.set(0);
        var end = System.nanoTime() + time.toNanos();
        var chains = new CountDownLatch(CONNECTIONS * CALLS_AT_A_TIME);
        for (var connection : connections) {
            for (int i = 0; i < CALLS_AT_A_TIME; i++) {
                new Chain(connection, end, chains).call();
            }
        }
        chains.await();
        if (failed.get() > 0) {
            throw new IllegalStateException(failed.get() + " calls failed");
        }
        return done.get();
    }

    @Override
    public void close() {
        connections.forEach(ManagedChannel::shutdownNow);
    }

    /** One call after the other. */
    private final class Chain implements StreamObserver<byte[]> {
        private final ManagedChannel connection;
        private final long endNanos;
        private final CountDownLatch ended;

        Chain(ManagedChannel connection, long endNanos, CountDownLatch ended) {
            this.connection = connection;
            this.endNanos = endNanos;
            this.ended = ended;
        }

        void call() {
            var call = connection.newCall(method, CallOptions.DEFAULT);
            ClientCalls.asyncUnaryCall(call, request, this);
        }

        @Override
        public void onNext(byte[] answer) {
            if (answer.length == 0) {
                failed.incrementAndGet();
            }
        }

        @Override
        public void onError(Throwable failure) {
            failed.incrementAndGet();
            ended.countDown();
        }

        @Override
        public void onCompleted() {
            done.incrementAndGet();
            if (System.nanoTime() < endNanos) {
                call();
            } else {
                ended.countDown();
            }
        }
    }

    /** Messages as they are. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
