package io.doudou.http;

import io.doudou.fault.ServiceException;

import java.io.InputStream;

/**
 * What a node answered. Belongs to one thread.
 *
 * @param node where the answer comes from, for messages: {@code usersvc at http://10.0.0.5:6060}
 */
record Answer(String node, int status, Headers headers, Content content) {

    /** The same answer with another body. */
    Answer with(Content other) {
        return new Answer(node, status, headers, other);
    }

    /** The body of an answer. */
    sealed interface Content {}

    /** All of it. */
    record Whole(byte[] bytes) implements Content {}

    /** Not all of it: what happened to the rest. */
    record Cut(ServiceException failure) implements Content {}

    /** Still arriving; the receiver closes it. */
    record Flow(InputStream stream) implements Content {}
}
