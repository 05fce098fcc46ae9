package io.doudou.generator.write;

import com.palantir.javapoet.CodeBlock;

import io.doudou.generator.model.Method;
import io.doudou.generator.model.Service;
import io.doudou.generator.shape.Procedures;

import java.util.Optional;

/** What generated code says of the procedure that a method is. */
final class ProcedureCode {

    private ProcedureCode() {}

    /**
     * What a route or a call says so with: {@code "Greeter.Hello", Passing.BODY}. Empty for methods
     * that are no procedures.
     */
    static Optional<CodeBlock> name(Service service, Method method) {
        if (!Procedures.isProcedure(method)) {
            return Optional.empty();
        }
        return Optional.of(
                CodeBlock.of(
                        "$S, $T.$L",
                        Procedures.endpoint(service, method),
                        Rooms.PASSING,
                        Procedures.takesBodyAlone(method) ? "BODY" : "NAMED"));
    }
}
