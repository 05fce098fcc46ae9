package io.doudou.http;

import io.doudou.codec.JsonCodec;
import io.doudou.service.Download;
import io.doudou.stream.Source;

import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of generated clients: chooses a node of one service for each attempt, repeats
 * what may be repeated, and turns the answer into a value or into the {@link
 * io.doudou.fault.ServiceException} that says what the caller may do next. Blocks; serves all
 * threads. When the application serves the service itself, the call stays in the process.
 */
public interface ServiceClient {

    /** The value that a call answers with. */
    <T extends @Nullable Object> T json(Call call, JsonCodec<T> codec);

    /** A call that answers with nothing. */
    void none(Call call);

    /**
     * A call that answers with values one after another, read while they come. Returns when the
     * answer has begun; the caller closes the source, which holds a connection until then.
     */
    <T> Source<T> items(Call call, JsonCodec<T> codec);

    /** A call that answers with a file, which the caller closes. */
    Download download(Call call);
}
