package io.doudou.http.client;

import io.doudou.fault.Fault;
import io.doudou.fault.ServiceException;
import io.doudou.http.Encoding;
import io.doudou.http.Headers;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;

/**
 * What a node answered. Belongs to one thread.
 *
 * @param node where the answer comes from, for messages: {@code usersvc at http://10.0.0.5:6060}
 */
public record Answer(String node, int status, Headers headers, Content content) {

    /** The same answer with another body. */
    Answer with(Content other) {
        return new Answer(node, status, headers, other);
    }

    /** The same answer of a node that says in it that it refused. */
    Answer refused(Fault fault) {
        return new Answer(node, fault.status(), headers, new Refused(fault));
    }

    /** The body of an answer. */
    public sealed interface Content {}

    /**
     * All of it.
     *
     * @param encoding in which the bytes are a message; null: they are what they are
     */
    public record Whole(byte[] bytes, @Nullable Encoding encoding) implements Content {

        public Whole(byte[] bytes) {
            this(bytes, null);
        }
    }

    /** Not all of it: what happened to the rest. */
    public record Cut(ServiceException failure) implements Content {}

    /** All of it, and it says that the node refused, whatever the status on the wire was. */
    public record Refused(Fault fault) implements Content {}

    /** Still arriving; the receiver closes it. */
    public record Flow(InputStream stream) implements Content {}
}
