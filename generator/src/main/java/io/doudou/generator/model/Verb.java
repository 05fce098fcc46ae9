package io.doudou.generator.model;

/** The HTTP methods that a service method can be served at. */
public enum Verb {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /** Whether its requests carry a body; the others take everything from the path and query. */
    public boolean hasBody() {
        return switch (this) {
            case POST, PUT, PATCH -> true;
            case GET, DELETE -> false;
        };
    }

    /** Whether a call may be carried out twice without harm (RFC 9110, 9.2.2). */
    public boolean isIdempotent() {
        return switch (this) {
            case GET, PUT, DELETE -> true;
            case POST, PATCH -> false;
        };
    }
}
