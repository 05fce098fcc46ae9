package io.doudou.http.grpc;

import io.doudou.stream.Source;

/** A gRPC method whose messages are bytes, of whatever kind it is. Serves all threads. */
@FunctionalInterface
interface RawMethod {

    /**
     * What it answers to what the caller says.
     *
     * @throws io.doudou.fault.ServiceException instead of an answer
     */
    Source<byte[]> answer(Source<byte[]> messages);
}
