package io.doudou.app;

import io.doudou.http.Filter;
import io.doudou.http.Route;
import io.doudou.http.Surface;
import io.doudou.option.Option;

import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The surfaces that are on the class path, as one. */
record Surfaces(List<Surface> all) {

    static Surfaces find() {
        return new Surfaces(
                ServiceLoader.load(Surface.class, Surface.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    List<Option<?>> options() {
        return all.stream()
                .<Option<?>>mapMulti((each, out) -> each.options().forEach(out))
                .toList();
    }

    /** What all of them add, asked once each. */
    Mounted mount(Surface.Mounted application) {
        var mounts = all.stream().map(surface -> surface.mount(application)).toList();
        return new Mounted(
                mounts.stream().flatMap(mount -> mount.routes().stream()).toList(),
                mounts.stream().map(Surface.Mount::around).toList());
    }

    /**
     * What the surfaces add.
     *
     * @param around filters for one route, the outermost first
     */
    record Mounted(List<Route> routes, List<Function<Route, Filter>> around) {}
}
