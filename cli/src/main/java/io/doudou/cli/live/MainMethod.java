package io.doudou.cli.live;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.stream.Stream;

/** Calls the main method of a class as the {@code java} command does (JLS 25, 12.1.4). */
final class MainMethod {

    private final Class<?> type;
    private final Method method;

    /**
     * Finds the method.
     *
     * @throws NoSuchMethodException when the class has none
     */
    MainMethod(Class<?> type) throws NoSuchMethodException {
        this.type = type;
        this.method =
                Stream.of(find(type, String[].class), find(type))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(
                                () -> new NoSuchMethodException(type.getName() + " has no main"));
        method.setAccessible(true);
    }

    private static Optional<Method> find(Class<?> type, Class<?>... parameters) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            try {
                var found = owner.getDeclaredMethod("main", parameters);
                if (!Modifier.isPrivate(found.getModifiers())) {
                    return Optional.of(found);
                }
            } catch (NoSuchMethodException absent) {
                // A class above may have it.
            }
        }
        return Optional.empty();
    }

    /** Runs the program to its end, throwing what it throws. */
    void run(String... arguments) throws Exception {
        var receiver = Modifier.isStatic(method.getModifiers()) ? null : instance();
        try {
            if (method.getParameterCount() == 0) {
                method.invoke(receiver);
            } else {
                method.invoke(receiver, (Object) arguments);
            }
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof Exception failure ? failure : thrown;
        }
    }

    private Object instance() throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
