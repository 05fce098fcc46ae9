package io.doudou.http;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The routes of one service, as its generated {@code ...Routes} class makes them. Immutable.
 *
 * <p>The OpenAPI documents lie beside the interface as {@code <Interface>.openapi.json} (3.0.3) and
 * {@code <Interface>.openapi31.json}, and what can be called as a procedure as {@code
 * <Interface>.endpoints.json}.
 */
public final class Routes {

    private final String service;
    private final Class<?> contract;
    private final List<Route> list;
    private final Function<String, @Nullable InputStream> resources;

    private Routes(
            String service,
            Class<?> contract,
            List<Route> list,
            Function<String, @Nullable InputStream> resources) {
        this.service = service;
        this.contract = contract;
        this.list = List.copyOf(list);
        this.resources = resources;
    }

    /**
     * No routes yet.
     *
     * @param service the name under which nodes of the service are found: {@code usersvc}
     * @param contract the interface that the routes were made from
     */
    public static Routes of(String service, Class<?> contract) {
        return new Routes(service, contract, List.of(), contract::getResourceAsStream);
    }

    /** One more route. */
    public Routes route(Route route) {
        var more = new ArrayList<>(list);
        more.add(route);
        return new Routes(service, contract, more, resources);
    }

    /** The same routes with a filter of the user's own around each of them. */
    public Routes filtered(Filter filter) {
        var filtered =
                list.stream().map(route -> route.with(filter.around(route.handler()))).toList();
        return new Routes(service, contract, filtered, resources);
    }

    /** The same routes under another name of the service. */
    public Routes named(String name) {
        return new Routes(name, contract, list, resources);
    }

    /**
     * The same routes with another way to the files beside the interface: those of a module that
     * opens nothing are seen by its own code only.
     *
     * @param opened opens a file by its name, or gives null: {@code
     *     UserService.class::getResourceAsStream}, written in that module
     */
    public Routes documented(Function<String, @Nullable InputStream> opened) {
        return new Routes(service, contract, list, opened);
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

    /**
     * Opens the document beside the interface.
     *
     * @param suffix what follows the interface's name: {@code .openapi.json}
     */
    public Optional<InputStream> document(String suffix) {
        return Optional.ofNullable(resources.apply(contract.getSimpleName() + suffix));
    }
}
