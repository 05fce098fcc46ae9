package io.doudou.http;

import io.doudou.codec.ServiceShapes;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The routes of one service, as its generated {@code ...Routes} class makes them. Immutable.
 *
 * <p>The OpenAPI documents lie beside the interface as {@code <Interface>.openapi.json} (3.0.3) and
 * {@code <Interface>.openapi31.json}, and what can be called as a procedure as {@code
 * <Interface>.endpoints.json}.
 */
public final class Routes {

    private static final Supplier<ServiceShapes> NO_SHAPES = ServiceShapes::none;

    private final String service;
    private final Class<?> contract;
    private final List<Route> list;
    private final Function<String, @Nullable InputStream> resources;
    private final Supplier<ServiceShapes> shapes;

    private Routes(
            String service,
            Class<?> contract,
            List<Route> list,
            Function<String, @Nullable InputStream> resources,
            Supplier<ServiceShapes> shapes) {
        this.service = service;
        this.contract = contract;
        this.list = List.copyOf(list);
        this.resources = resources;
        this.shapes = shapes;
    }

    /**
     * No routes yet.
     *
     * @param service the name under which nodes of the service are found: {@code usersvc}
     * @param contract the interface that the routes were made from
     */
    public static Routes of(String service, Class<?> contract) {
        return new Routes(service, contract, List.of(), contract::getResourceAsStream, NO_SHAPES);
    }

    /** One more route. */
    public Routes route(Route route) {
        var more = new ArrayList<>(list);
        more.add(route);
        return new Routes(service, contract, more, resources, shapes);
    }

    /** The same routes with a filter of the user's own around each of them. */
    public Routes filtered(Filter filter) {
        var filtered =
                list.stream().map(route -> route.with(filter.around(route.handler()))).toList();
        return new Routes(service, contract, filtered, resources, shapes);
    }

    /** The same routes under another name of the service. */
    public Routes named(String name) {
        return new Routes(name, contract, list, resources, shapes);
    }

    /**
     * The same routes with another way to the files beside the interface: those of a module that
     * opens nothing are seen by its own code only.
     *
     * @param opened opens a file by its name, or gives null: {@code
     *     UserService.class::getResourceAsStream}, written in that module
     */
    public Routes documented(Function<String, @Nullable InputStream> opened) {
        return new Routes(service, contract, list, opened, shapes);
    }

    /**
     * The same routes whose procedures can be called in other encodings than JSON.
     *
     * @param shapes says what their messages consist of; asked when somebody calls so
     */
    public Routes shaped(Supplier<ServiceShapes> shapes) {
        return new Routes(service, contract, list, resources, shapes);
    }

    public String service() {
        return service;
    }

    public Class<?> contract() {
        return contract;
    }

    public List<Route> list() {
        return list;
    }

    /** What the messages of procedures consist of; nothing when nobody said so. */
    public Supplier<ServiceShapes> shapes() {
        return shapes;
    }

    /**
     * Opens the document beside the interface.
     *
     * @param suffix what follows the interface's name: {@code .openapi.json}
     */
    public Optional<InputStream> document(String suffix) {
        return Optional.ofNullable(resources.apply(contract.getSimpleName() + suffix));
    }
}
