package io.doudou.app;

import io.doudou.http.Filter;
import io.doudou.http.Route;
import io.doudou.http.Surface;
import io.doudou.option.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The surfaces that are on the class path, as one. */
record Surfaces(List<Surface> all) {

    static Surfaces find() {
        var found = new ArrayList<Surface>();
        for (var surface : ServiceLoader.load(Surface.class, Surface.class.getClassLoader())) {
            found.add(surface);
        }
        return new Surfaces(found);
    }

    List<Option<?>> options() {
        var options = new ArrayList<Option<?>>();
        for (var surface : all) {
            options.addAll(surface.options());
        }
        return options;
    }

    /** What all of them add, asked once each. */
    Mounted mount(Surface.Mounted application) {
        var routes = new ArrayList<Route>();
        var around = new ArrayList<Function<Route, Filter>>();
        for (var surface : all) {
            var mount = surface.mount(application);
            routes.addAll(mount.routes());
            around.add(mount.around());
        }
        return new Mounted(routes, around);
    }

    /**
     * What the surfaces add.
     *
     * @param around filters for one route, the outermost first
     */
    record Mounted(List<Route> routes, List<Function<Route, Filter>> around) {}
}
