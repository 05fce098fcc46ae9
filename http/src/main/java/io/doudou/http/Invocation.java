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
 * @param arguments the one value that the call takes
 * @param shapes what the messages of the service consist of; asked when they are not to be JSON
 */
public record Invocation(String procedure, Value arguments, Supplier<ServiceShapes> shapes) {

    /** A value that writes itself as it is wanted; as JSON when it is just asked for. */
    @FunctionalInterface
    public interface Value extends Supplier<byte[]> {

        /** Its JSON; each time the same. */
        @Override
        byte[] get();

        /**
         * The message that it is in another encoding.
         *
         * @throws IllegalArgumentException when the value cannot be said in it
         */
        default byte[] in(Encoding encoding) {
            return encoding.codec().fromJson(encoding.shape(), get());
        }
    }

    /** What the procedure takes and gives; empty when nobody knows. */
    public Optional<ProcedureShape> shape() {
        return shapes.get().procedure(procedure);
    }
}
