package io.doudou.fault;

import org.jspecify.annotations.Nullable;

/** The request may have been carried out: repeat it only when it is idempotent. */
public final class Unknown extends ServiceException {

    public Unknown(String message) {
        this(message, null);
    }

    public Unknown(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
