package io.doudou.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The routes of one service, as its generated {@code ...Routes} class makes them. Immutable.
 *
 * <p>The OpenAPI documents lie beside the interface on the class path as {@code
 * <Interface>.openapi.json} (3.0.3) and {@code <Interface>.openapi31.json}.
 */
public final class Routes {

    private final String service;
    private final Class<?> contract;
    private final List<Route> list;

    private Routes(String service, Class<?> contract, List<Route> list) {
        this.service = service;
        this.contract = contract;
        this.list = List.copyOf(list);
    }

    /**
     * No routes yet.
     *
     * @param service the name under which nodes of the service are found: {@code usersvc}
     * @param contract the interface that the routes were made from
     */
    public static Routes of(String service, Class<?> contract) {
        return new Routes(service, contract, List.of());
    }

    /** One more route. */
    public Routes route(Route route) {
        var more = new ArrayList<>(list);
        more.add(route);
        return new Routes(service, contract, more);
    }

    /** The same routes with a filter of the user's own around each of them. */
    public Routes filtered(Filter filter) {
        return new Routes(
                service,
                contract,
                list.stream().map(route -> route.with(filter.around(route.handler()))).toList());
    }

    /** The same routes under another name of the service. */
    public Routes named(String name) {
        return new Routes(name, contract, list);
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
}
