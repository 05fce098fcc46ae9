package io.doudou.http;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.Scalar;
import io.doudou.service.Upload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a service as the generated client describes it, before a node is chosen. Belongs to
 * the thread that makes it. Null values are left out.
 *
 * <pre>{@code
 * var call = Call.of("GetUser", "GET", "/user").query("id", Scalar.LONG, id);
 * return client.json(call, UserServiceJson.USER);
 * }</pre>
 */
public final class Call {

    // The real call replaces these stand-ins.

    /**
     * A call without parameters.
     *
     * @param name of the method, for metrics and messages
     * @param method the verb in upper case
     * @param path without the root path; {@code {name}} is filled by {@link #path}
     */
    public static Call of(String name, String method, String path) {
        throw new IllegalStateException("to come");
    }

    /** Says that it may be carried out twice; so are {@code GET}, {@code PUT}, {@code DELETE}. */
    public Call idempotent() {
        throw new IllegalStateException("to come");
    }

    /** Fills one path variable. */
    public <T> Call path(String name, Scalar<T> scalar, T value) {
        throw new IllegalStateException("to come");
    }

    public <T> Call query(String name, Scalar<T> scalar, @Nullable T value) {
        throw new IllegalStateException("to come");
    }

    /** The key repeated for each value. */
    public <T> Call queryAll(String name, Scalar<T> scalar, @Nullable Iterable<T> values) {
        throw new IllegalStateException("to come");
    }

    /** A field of the urlencoded form, or of the multipart body when the call has files. */
    public <T> Call form(String name, Scalar<T> scalar, @Nullable T value) {
        throw new IllegalStateException("to come");
    }

    /** The field repeated for each value. */
    public <T> Call formAll(String name, Scalar<T> scalar, @Nullable Iterable<T> values) {
        throw new IllegalStateException("to come");
    }

    public <T> Call header(String name, Scalar<T> scalar, @Nullable T value) {
        throw new IllegalStateException("to come");
    }

    public <T> Call cookie(String name, Scalar<T> scalar, @Nullable T value) {
        throw new IllegalStateException("to come");
    }

    /** The JSON body; null leaves it out. */
    public <T> Call body(JsonCodec<T> codec, @Nullable T value) {
        throw new IllegalStateException("to come");
    }

    /** A file part; makes the body multipart. */
    public Call file(String name, @Nullable Upload file) {
        throw new IllegalStateException("to come");
    }

    /** A file part for each; makes the body multipart, even when there is none. */
    public Call files(String name, @Nullable List<Upload> files) {
        throw new IllegalStateException("to come");
    }
}
