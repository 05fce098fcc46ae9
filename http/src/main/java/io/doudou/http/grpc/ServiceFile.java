package io.doudou.http.grpc;

import io.doudou.codec.ServiceShapes;

import java.util.List;

/**
 * One service as a {@code .proto} file would have it.
 *
 * @param name of the interface, without its package
 * @param methods those whose messages are known
 */
record ServiceFile(String name, ServiceShapes shapes, List<Method> methods) {

    /**
     * One method.
     *
     * @param procedure {@code Greeter.Hello}
     */
    record Method(String procedure, boolean takesStream, boolean givesStream) {

        String name() {
            return procedure.substring(procedure.indexOf('.') + 1);
        }
    }

    String packageName() {
        return shapes.packageName();
    }

    /** {@code greeter.Greeter}. */
    String fullName() {
        return packageName().isEmpty() ? name : packageName() + "." + name;
    }
}
