package io.doudou.fault;

import org.jspecify.annotations.Nullable;

/**
 * The other side sent bytes that make no sense: the connection is dropped, a repeat does not help.
 */
public final class Malformed extends ServiceException {

    public Malformed(String message) {
        this(message, null);
    }

    public Malformed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
