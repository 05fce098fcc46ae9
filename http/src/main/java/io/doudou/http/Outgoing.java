package io.doudou.http;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call in the form in which it is sent, the same for each attempt and each node. Immutable.
 *
 * @param name of the method, for messages
 * @param method the verb in upper case
 * @param path encoded, without the node's root path
 * @param query encoded, without the question mark; empty when there is none
 * @param headers of the call itself
 * @param content what follows the headers
 * @param idempotent whether it may be carried out twice
 * @param invocation the same as a remote procedure call; empty when it cannot be one
 */
public record Outgoing(
        String name,
        String method,
        String path,
        String query,
        FieldList headers,
        Content content,
        boolean idempotent,
        Optional<Invocation> invocation) {

    /** The same with other headers. */
    public Outgoing withHeaders(FieldList others) {
        return new Outgoing(name, method, path, query, others, content, idempotent, invocation);
    }

    /** Path and query as they stand in the request line, below {@code root}. */
    public String target(String root) {
        return query.isEmpty() ? root + path : root + path + "?" + query;
    }

    /**
     * The body of a request: repeatable, so that another attempt can send it again; but {@link
     * ItemBody}.
     */
    public sealed interface Content permits Nothing, Whole, Multipart, ItemBody {}

    /** No body. */
    public enum Nothing implements Content {
        HERE
    }

    /**
     * A body in memory, or one that is made when a node is chosen that wants it.
     *
     * @param content each time the same
     */
    public record Whole(String type, Supplier<byte[]> content) implements Content {

        public Whole(String type, byte[] bytes) {
            this(type, () -> bytes);
        }

        public byte[] bytes() {
            return content.get();
        }
    }
}
