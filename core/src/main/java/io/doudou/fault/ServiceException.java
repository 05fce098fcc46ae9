package io.doudou.fault;

import org.jspecify.annotations.Nullable;

/**
 * What can go wrong between a caller and a service, one subclass for each thing that the caller may
 * do next. Retry and selection decide by type, never by message text.
 */
public abstract sealed class ServiceException extends RuntimeException
        permits Cancelled, Fault, Malformed, Unknown, Unreachable {

    ServiceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** For failures that are values: no stack trace is recorded, so throwing one is cheap. */
    ServiceException(String message) {
        super(message, null, true, false);
    }
}
