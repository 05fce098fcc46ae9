package io.doudou.fault;

import org.jspecify.annotations.Nullable;

/** The request never reached a handler: trying another node is safe. */
public final class Unreachable extends ServiceException {

    public Unreachable(String message) {
        this(message, null);
    }

    public Unreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
