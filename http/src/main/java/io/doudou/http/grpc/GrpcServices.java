package io.doudou.http.grpc;

import io.doudou.http.FieldList;
import io.doudou.http.MediaType;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.http.dispatch.Dispatcher;
import io.doudou.http.dispatch.Endpoint;
import io.doudou.http.dispatch.FramedCall;
import io.doudou.http.dispatch.Target;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * The services that tools expect of every gRPC server: {@code grpc.health.v1.Health} and {@code
 * grpc.reflection.v1.ServerReflection}, which is known as {@code v1alpha}, too. Serves all threads.
 */
public final class GrpcServices {

    /** Where the program says over HTTP whether it takes requests, when it has checks. */
    private static final Target READY = Target.of("/go-doudou/health/ready");

    private final List<Routes> served;
    private final boolean isReflecting;
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private @Nullable Descriptors descriptors;

    /**
     * @param served what there is to call
     * @param isReflecting whether anybody may ask what that is
     * @param isReady whether the program has started and does not stop
     */
    public GrpcServices(
            Dispatcher dispatcher,
            List<Routes> served,
            boolean isReflecting,
            BooleanSupplier isReady,
            Ticker ticker) {
        this.served = served;
        this.isReflecting = isReflecting;
        var health =
                new GrpcHealth(
                        () -> isReady.getAsBoolean() && isHealthy(dispatcher),
                        () -> new TreeSet<>(descriptors().services()),
                        ticker);
        health.methods().forEach((name, each) -> add(dispatcher, GrpcHealth.NAME, name, each));
        if (isReflecting) {
            var reflection = new GrpcReflection(this::descriptors);
            for (var name : List.of(GrpcReflection.NAME, GrpcReflection.OLDER_NAME)) {
                add(dispatcher, name, "ServerReflectionInfo", reflection::answer);
            }
        }
    }

    private void add(Dispatcher dispatcher, String service, String method, RawMethod answers) {
        var path = "/" + service + "/" + method;
        endpoints.put(path, RawCall.endpoint(dispatcher, path, answers));
    }

    /** Asks the checks of the program, where it has any; without a further line in the log. */
    private static boolean isHealthy(Dispatcher dispatcher) throws Exception {
        var found = dispatcher.find("GET", Target.of(dispatcher.root() + READY.path()));
        var route = found.endpoint().route();
        if (route.name().isEmpty()) {
            return true;
        }
        var request =
                dispatcher.request("GET", READY, found, new FieldList(), Response.NO_BODY, "");
        return route.handler().handle(request).status() < 300;
    }

    /**
     * The call that a path opens; empty when it is none of these services.
     *
     * @throws io.doudou.fault.Fault when it is one, and its messages cannot be read
     */
    public Optional<FramedCall> call(String path, FieldList headers) {
        var endpoint = endpoints.get(path);
        return endpoint == null
                ? Optional.empty()
                : Optional.of(
                        RawCall.of(endpoint, path.substring(1, path.lastIndexOf('/')), headers));
    }

    /** Made when somebody asks for the first time: few programs are ever asked. */
    private synchronized Descriptors descriptors() {
        var known = descriptors;
        if (known == null) {
            known = new Descriptors(described());
            descriptors = known;
        }
        return known;
    }

    private List<ServiceFile> described() {
        var all = new ArrayList<ServiceFile>();
        served.forEach(each -> all.addAll(described(each)));
        var health = new ArrayList<ServiceFile.Method>();
        for (var name : GrpcHealth.SHAPES.procedures().keySet()) {
            health.add(new ServiceFile.Method(name, false, name.endsWith("Watch")));
        }
        all.add(new ServiceFile("Health", GrpcHealth.SHAPES, health));
        if (isReflecting) {
            all.add(reflection("grpc.reflection.v1"));
            all.add(reflection("grpc.reflection.v1alpha"));
        }
        return all;
    }

    private static ServiceFile reflection(String packageName) {
        var shapes = GrpcReflection.shapes(packageName);
        var method = new ServiceFile.Method("ServerReflection.ServerReflectionInfo", true, true);
        return new ServiceFile("ServerReflection", shapes, List.of(method));
    }

    /** By interface. What nobody knows the messages of is spoken in JSON only, and left out. */
    private static List<ServiceFile> described(Routes routes) {
        var shapes = routes.shapes().get();
        var byName = new LinkedHashMap<String, List<ServiceFile.Method>>();
        for (var route : routes.list()) {
            var procedure = route.procedure().map(each -> each.name()).orElse("");
            if (shapes.procedure(procedure).isPresent()) {
                var name = procedure.substring(0, procedure.indexOf('.'));
                byName.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(method(procedure, route));
            }
        }
        return byName.entrySet().stream()
                .map(each -> new ServiceFile(each.getKey(), shapes, each.getValue()))
                .toList();
    }

    private static ServiceFile.Method method(String procedure, Route route) {
        return new ServiceFile.Method(
                procedure,
                route.consumes().filter(MediaType.ITEMS::equals).isPresent(),
                route.produces().filter(MediaType.ITEMS::equals).isPresent());
    }
}
