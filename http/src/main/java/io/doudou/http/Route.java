package io.doudou.http;

import java.util.Optional;

/**
 * One verb and path with the handler that answers there. Immutable.
 *
 * <p>A route that consumes JSON or a form gets its body whole and bounded before the handler
 * starts; one that consumes multipart reads it while it arrives.
 *
 * @param name as shown in the route table, {@code PageUsers}
 * @param method the verb in upper case
 * @param path begins with a slash; {@code {name}} stands for one segment
 * @param consumes what bodies it takes; empty: none
 * @param produces what it answers with; empty: no content
 * @param procedure how a remote procedure call names it; empty when none can
 */
public record Route(
        String name,
        String method,
        String path,
        Optional<MediaType> consumes,
        Optional<MediaType> produces,
        Optional<Procedure> procedure,
        Handler handler) {

    /** A route that no remote procedure call reaches. */
    public Route(
            String name,
            String method,
            String path,
            Optional<MediaType> consumes,
            Optional<MediaType> produces,
            Handler handler) {
        this(name, method, path, consumes, produces, Optional.empty(), handler);
    }

    /** A route without a request body that answers with JSON. */
    public static Route of(String name, String method, String path, Handler handler) {
        return new Route(
                name, method, path, Optional.empty(), Optional.of(MediaType.JSON), handler);
    }

    /** The same route taking bodies of this type. */
    public Route consuming(MediaType type) {
        return new Route(name, method, path, Optional.of(type), produces, procedure, handler);
    }

    /** The same route answering with this type. */
    public Route producing(MediaType type) {
        return new Route(name, method, path, consumes, Optional.of(type), procedure, handler);
    }

    /** The same route answering 204. */
    public Route producingNothing() {
        return new Route(name, method, path, consumes, Optional.empty(), procedure, handler);
    }

    /** Whether values come or go one after another while the handler runs. */
    public boolean isStreaming() {
        return consumes.filter(MediaType.ITEMS::equals).isPresent()
                || produces.filter(MediaType.ITEMS::equals).isPresent();
    }

    /** The same route with another handler, such as a filtered one. */
    public Route with(Handler other) {
        return new Route(name, method, path, consumes, produces, procedure, other);
    }

    /**
     * The same route called as a procedure, too.
     *
     * @param endpoint interface and method: {@code Greeter.Hello}
     */
    public Route procedure(String endpoint, Passing passing) {
        var called = Optional.of(new Procedure(endpoint, passing));
        return new Route(name, method, path, consumes, produces, called, handler);
    }
}
