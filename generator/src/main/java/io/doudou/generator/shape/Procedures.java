package io.doudou.generator.shape;

import io.doudou.generator.model.Method;
import io.doudou.generator.model.Place;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;

/** How a method is named and what it takes where it is called as a procedure. */
public final class Procedures {

    private Procedures() {}

    /**
     * Whether a method can be called as a procedure. Methods with files, or with parameters beside
     * a stream, travel over HTTP only.
     */
    public static boolean isProcedure(Method method) {
        return !hasFiles(method) && !hasMoreThanStream(method);
    }

    /** Interface and method: {@code Greeter.Hello}. */
    public static String endpoint(Service service, Method method) {
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
    public static boolean takesBodyAlone(Method method) {
        return method.parameters().size() == 1
                && method.parameters().getFirst().place() == Place.BODY;
    }

    /** With a capital first letter. */
    public static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
