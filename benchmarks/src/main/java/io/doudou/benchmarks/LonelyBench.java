package io.doudou.benchmarks;

import java.util.List;

/** The part of the bench of remote procedure calls that runs in a {@link LonelyNetwork}. */
final class LonelyBench {

    private LonelyBench() {}

    static void run(List<String> arguments) throws InterruptedException {
        var plan = arguments.contains("--quick") ? RpcPlan.quick() : RpcPlan.full();
        var report = new Report();
        new FirstCalls(plan, report).measure();
        new TopicSpeed(plan, report).measure();
        report.end();
    }
}
