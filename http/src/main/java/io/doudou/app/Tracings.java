package io.doudou.app;

import io.doudou.http.Tracing;

import java.util.Optional;
import java.util.ServiceLoader;

/** Finds who records what the application does, when the jar of somebody is there. */
final class Tracings {

    private Tracings() {}

    /**
     * The one that is there.
     *
     * @throws IllegalArgumentException when there are two, of which each would record everything
     */
    static Optional<Tracing> find() {
        var found = ServiceLoader.load(Tracing.class, Tracing.class.getClassLoader()).iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        var one = found.next();
        if (found.hasNext()) {
            throw new IllegalArgumentException(
                    "two record spans: leave out the jar of %s or of %s"
                            .formatted(
                                    one.getClass().getName(), found.next().getClass().getName()));
        }
        return Optional.of(one);
    }
}
