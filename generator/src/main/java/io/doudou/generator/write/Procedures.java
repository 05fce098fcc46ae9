package io.doudou.generator.write;

import com.palantir.javapoet.CodeBlock;

import io.doudou.generator.model.Method;
import io.doudou.generator.model.Place;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;

import java.util.Optional;

/** How a method is named and what it takes where it is called as a procedure. */
final class Procedures {

    private Procedures() {}

    /**
     * What a route or a call says so with: {@code "Greeter.Hello", Passing.BODY}. Empty for methods
     * with files, or with parameters beside a stream, which travel over HTTP only.
     */
    static Optional<CodeBlock> name(Service service, Method method) {
        if (hasFiles(method) || hasMoreThanStream(method)) {
            return Optional.empty();
        }
        return Optional.of(
                CodeBlock.of(
                        "$S, $T.$L",
                        endpoint(service, method),
                        Rooms.PASSING,
                        takesBodyAlone(method) ? "BODY" : "NAMED"));
    }

    /** Interface and method: {@code Greeter.Hello}. */
    static String endpoint(Service service, Method method) {
        return service.javaName().simpleName() + "." + capitalised(method.name());
    }

    private static boolean hasFiles(Method method) {
        return method.result().type() instanceof Type.Download
                || method.leaves().anyMatch(leaf -> leaf.place() == Place.FILE);
    }

    /** The messages of a procedure's stream are its values, and leave no room. */
    private static boolean hasMoreThanStream(Method method) {
        return method.takesStream() && method.parameters().size() > 1;
    }

    /** Whether the only parameter is the JSON body. */
    static boolean takesBodyAlone(Method method) {
        return method.parameters().size() == 1
                && method.parameters().getFirst().place() == Place.BODY;
    }

    static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
