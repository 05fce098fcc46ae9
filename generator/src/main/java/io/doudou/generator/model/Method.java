package io.doudou.generator.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * One method of the interface and the route that it becomes.
 *
 * @param name in Java, {@code getUser}; also the operation's id, because overloads are refused
 * @param routeName as shown in the route table, {@code User}; may be empty
 * @param path begins with a slash; {@code {name}} stands for one segment
 * @param doc of the method, plain text without its tags; empty when there is none
 * @param parameters in the order of the source
 * @param result {@link Type.Nothing} for {@code void}
 * @param resultDoc what {@code @return} says; empty when absent
 * @param faults what {@code @throws} says, in the order of the source
 * @param thrown the exceptions of the throws clause
 * @param idempotent whether it may be carried out twice, by verb or by annotation
 */
public record Method(
        String name,
        String routeName,
        Verb verb,
        String path,
        String doc,
        List<Parameter> parameters,
        TypeUse result,
        String resultDoc,
        List<FaultDoc> faults,
        List<JavaName> thrown,
        boolean idempotent,
        boolean deprecated,
        Origin origin) {

    public Method {
        parameters = List.copyOf(parameters);
        faults = List.copyOf(faults);
        thrown = List.copyOf(thrown);
    }

    /** What stands on the wire: parameters in order, a record in the query as its components. */
    public Stream<Parameter> leaves() {
        return parameters.stream().flatMap(Parameter::leaves);
    }

    /** Whether the caller sends values while the method runs. */
    public boolean takesStream() {
        return parameters.stream()
                .anyMatch(parameter -> parameter.use().type() instanceof Type.StreamOf);
    }

    /** Whether the method answers with values one after another. */
    public boolean givesStream() {
        return result.type() instanceof Type.StreamOf;
    }

    /** What kind of body the requests of this method have. */
    public Content consumes() {
        var places = parameters.stream().map(Parameter::place).toList();
        if (places.contains(Place.FILE)) {
            return Content.MULTIPART;
        }
        if (takesStream()) {
            return Content.ITEMS;
        }
        if (places.contains(Place.BODY)) {
            return Content.JSON;
        }
        return places.contains(Place.FORM) ? Content.FORM : Content.NONE;
    }
}
