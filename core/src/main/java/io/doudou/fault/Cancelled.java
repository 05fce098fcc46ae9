package io.doudou.fault;

import org.jspecify.annotations.Nullable;

/** The caller was interrupted or its deadline has passed: nobody waits for the answer any more. */
public final class Cancelled extends ServiceException {

    public Cancelled(String message) {
        this(message, null);
    }

    public Cancelled(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
