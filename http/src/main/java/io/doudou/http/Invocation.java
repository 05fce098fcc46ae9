package io.doudou.http;

import io.doudou.codec.ProcedureShape;
import io.doudou.codec.ServiceShapes;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call in the form in which a remote procedure call carries it. Asked for only when the chosen
 * node wants it so.
 *
 * @param procedure {@code Greeter.Hello}
 * @param arguments makes the JSON of the one value that the call takes; each time the same
 * @param shapes what the messages of the service consist of; asked when they are not to be JSON
 */
public record Invocation(
        String procedure, Supplier<byte[]> arguments, Supplier<ServiceShapes> shapes) {

    /** What the procedure takes and gives; empty when nobody knows. */
    public Optional<ProcedureShape> shape() {
        return shapes.get().procedure(procedure);
    }
}
