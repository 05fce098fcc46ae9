package io.doudou.http;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.Scalar;
import io.doudou.service.Upload;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Decodes the parameters of one request for a generated handler and gathers all problems. Belongs
 * to the thread that handles the request.
 *
 * <p>A required value that is missing or malformed is noted and read as null; the handler calls
 * {@link #throwIfInvalid} before it uses any value.
 *
 * <pre>{@code
 * var input = Input.of(request);
 * var id = input.query("id").required(Scalar.LONG);
 * input.check("id", id == null || id >= 1, "must be at least 1");
 * input.throwIfInvalid();
 * }</pre>
 */
public final class Input {

    // The real input replaces these stand-ins.

    public static Input of(Request request) {
        throw new IllegalStateException("to come");
    }

    /** Values of a query parameter. */
    public Values query(String name) {
        throw new IllegalStateException("to come");
    }

    /**
     * Values of a form field, urlencoded or the text parts of multipart; when the body has none, of
     * the query parameter of that name.
     */
    public Values form(String name) {
        throw new IllegalStateException("to come");
    }

    /** The value of a path variable. */
    public Values path(String name) {
        throw new IllegalStateException("to come");
    }

    /** Values of a header. */
    public Values header(String name) {
        throw new IllegalStateException("to come");
    }

    /** The value of a cookie. */
    public Values cookie(String name) {
        throw new IllegalStateException("to come");
    }

    /** The JSON body; null when it is missing or wrong, which is noted under {@code name}. */
    public <T extends @Nullable Object> @Nullable T body(String name, JsonCodec<T> codec) {
        throw new IllegalStateException("to come");
    }

    /** The JSON body, or null when the request has none. */
    public <T extends @Nullable Object> @Nullable T optionalBody(String name, JsonCodec<T> codec) {
        throw new IllegalStateException("to come");
    }

    /** The file part of that name; missing is a problem. */
    public @Nullable Upload file(String name) {
        throw new IllegalStateException("to come");
    }

    /** The file part of that name, or null. */
    public @Nullable Upload optionalFile(String name) {
        throw new IllegalStateException("to come");
    }

    /** All file parts of that name in the order received. */
    public List<Upload> files(String name) {
        throw new IllegalStateException("to come");
    }

    /**
     * Notes a problem when a constraint does not hold.
     *
     * @param name of the parameter
     * @param rule reads on from the name: "must be at least 1"
     */
    public void check(String name, boolean holds, String rule) {
        throw new IllegalStateException("to come");
    }

    /** How many problems were noted so far. */
    public int problemCount() {
        throw new IllegalStateException("to come");
    }

    /**
     * Ends decoding.
     *
     * @throws io.doudou.fault.Fault 400 with all problems, when there is any
     */
    public void throwIfInvalid() {
        throw new IllegalStateException("to come");
    }

    /** The values of one name at one place of the request. */
    public static final class Values {

        /** The first value; null and a problem when it is missing or malformed. */
        public <T> @Nullable T required(Scalar<T> scalar) {
            throw new IllegalStateException("to come");
        }

        /** The first value, or null when there is none; malformed is a problem. */
        public <T> @Nullable T optional(Scalar<T> scalar) {
            throw new IllegalStateException("to come");
        }

        /** All values in the order received; empty when there is none. */
        public <T> List<T> list(Scalar<T> scalar) {
            throw new IllegalStateException("to come");
        }
    }
}
