package io.doudou.http;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/**
 * One request as a handler sees it. Belongs to the thread that handles it.
 *
 * @param method the verb in upper case
 * @param path decoded, without the root path and the query
 * @param query as received: not decoded, without the question mark; empty when there is none
 * @param pathVariables decoded values by name, of the route that matched
 * @param headers as received; behind a trusted proxy, {@code Host} is what the client wrote
 * @param body within its limits, or a stream that enforces them
 * @param remoteAddress the peer's address text, {@code memory} for a call within the process
 * @param scheme {@code http} or {@code https}; behind a trusted proxy, that of the client
 * @param protocol in which it was called
 * @param arguments the parameters by name, when it is a remote procedure call; else null
 * @param answerEncoding what its caller reads instead of JSON; null: nothing
 */
public record Request(
        String method,
        String path,
        String query,
        Map<String, String> pathVariables,
        Headers headers,
        Body body,
        String remoteAddress,
        String scheme,
        Protocol protocol,
        @Nullable Arguments arguments,
        @Nullable Encoding answerEncoding) {

    /** In which form a request came to the route that answers it. */
    public enum Protocol {
        /** By verb and path. */
        HTTP,
        /** As a remote procedure call of go-micro. */
        MUCP,
        /** As a call of gRPC. */
        GRPC
    }

    /** A request by verb and path. */
    public Request(
            String method,
            String path,
            String query,
            Map<String, String> pathVariables,
            Headers headers,
            Body body,
            String remoteAddress,
            String scheme) {
        this(
                method,
                path,
                query,
                pathVariables,
                headers,
                body,
                remoteAddress,
                scheme,
                Protocol.HTTP,
                null,
                null);
    }

    /**
     * Where the client thinks it is, for absolute URLs: {@code https://shop.example}. Empty for a
     * call within the process. Answers of the framework need none: their URLs are relative, and so
     * hold behind every proxy.
     */
    public Optional<String> origin() {
        return headers.first("Host").map(host -> scheme + "://" + host);
    }

    /** The same request with another body. */
    public Request with(Body other) {
        return new Request(
                method,
                path,
                query,
                pathVariables,
                headers,
                other,
                remoteAddress,
                scheme,
                protocol,
                arguments,
                answerEncoding);
    }

    /**
     * The same request of a caller that reads another encoding.
     *
     * @param encoding null: JSON
     */
    public Request answeredIn(@Nullable Encoding encoding) {
        return new Request(
                method,
                path,
                query,
                pathVariables,
                headers,
                body,
                remoteAddress,
                scheme,
                protocol,
                arguments,
                encoding);
    }
}
