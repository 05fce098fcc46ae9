/** Pages and endpoints for the people who operate a service. */
// Prometheus names its modules, but does not describe them.
@SuppressWarnings("requires-automatic")
module io.doudou.management {
    exports io.doudou.management;

    requires com.fasterxml.jackson.core;
    requires transitive io.doudou.http;
    requires io.prometheus.writer.text;
    requires io.prometheus.metrics.instrumentation.jvm;
    requires io.prometheus.metrics.model;

    provides io.doudou.http.Surface with
            io.doudou.management.Management;
}
