/** Calls and messages as spans of OpenTelemetry. */
// OpenTelemetry names its modules, but does not describe them.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.doudou.telemetry {
    exports io.doudou.telemetry;

    requires transitive io.doudou.http;
    requires transitive io.opentelemetry.api;
    requires io.opentelemetry.context;

    provides io.doudou.http.Tracing with
            io.doudou.telemetry.Telemetry;
}
