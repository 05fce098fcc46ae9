package io.doudou.benchmarks;

import io.doudou.app.Application;
import io.doudou.option.Settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Question: how long does the first call of a program take, when the service is found by multicast
 * DNS? Each time an application that has asked for nothing calls, so that it has to look up the
 * service, connect, and call; go-micro's client the same. The first time of all is that of a JVM
 * that has not done it before, and is told apart.
 */
final class FirstCalls {

    private static final String[] BY_MDNS = {"--registry=mdns", "--host=127.0.0.1"};

    private final RpcPlan plan;
    private final Report report;

    FirstCalls(RpcPlan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    void measure() {
        var times = ours();
        var cold = times.removeFirst();
        var warm = Figures.median(times);
        var original = original();
        report.line(
                "%-28s %.1f ms (%.0f in a new JVM), go-micro %.1f ms",
                "first call by mDNS", warm, cold, original);
        report.key("rpc.mdns.first.ms", warm);
        report.key("rpc.mdns.first.cold.ms", cold);
        report.key("rpc.mdns.first.gomicro.ms", original);
    }

    /** The first one is that of the JVM. */
    private List<Double> ours() {
        var announced = Map.of("GDD_HOST", "127.0.0.1", "GDD_REGISTRY", "mdns");
        try (var users = ServerProcess.start("users", List.of(), announced, Ask.getUser())) {
            report.tell("first calls to a service that mDNS finds, at port " + users.port());
            var times = new ArrayList<Double>();
            for (int i = 0; i <= plan.firsts(); i++) {
                times.add(firstCall());
            }
            return times;
        }
    }

    private double original() {
        try (var users = MicroProgram.foundUsers()) {
            report.tell("first calls by go-micro, at port " + users.port());
            return MicroProgram.numbers("first", "--rounds", "" + plan.firsts())[0] / 1e3;
        }
    }

    /** In milliseconds. */
    private static double firstCall() {
        var settings = Settings.load(BY_MDNS, LonelyNetwork.SETTINGS, Path.of(""));
        try (var application = Application.with(settings)) {
            var users = UserServiceClient.of(application.client("usersvc"));
            var begin = System.nanoTime();
            users.getUser(1);
            return (System.nanoTime() - begin) / 1e6;
        }
    }
}
