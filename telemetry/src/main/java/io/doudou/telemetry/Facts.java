package io.doudou.telemetry;

import io.doudou.http.Tracing;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;

/**
 * What is known of a span when it begins. Its name has few values: routes, methods and topics,
 * never the path of a request.
 */
record Facts(String name, SpanKind kind, Attributes attributes) {

    /**
     * The facts about a piece of work.
     *
     * @param isLocal whether its caller is a span of this very thread
     */
    static Facts of(Tracing.Work work, boolean isLocal) {
        return switch (work) {
            case Tracing.Served served ->
                    CallFacts.served(served, isLocal ? SpanKind.INTERNAL : SpanKind.SERVER);
            case Tracing.Asked asked -> CallFacts.asked(asked.attempt());
            case Tracing.Published published -> published(published);
            case Tracing.Delivered delivered -> delivered(delivered);
        };
    }

    private static Facts published(Tracing.Published work) {
        var facts =
                Attributes.builder()
                        .put(Names.BROKER, work.broker())
                        .put(Names.TOPIC, work.topic())
                        .put(Names.OPERATION, "publish")
                        .put(Names.OPERATION_TYPE, "send");
        return new Facts("publish " + work.topic(), SpanKind.PRODUCER, facts.build());
    }

    private static Facts delivered(Tracing.Delivered work) {
        var topic = work.delivery().topic();
        var facts =
                Attributes.builder()
                        .put(Names.BROKER, work.broker())
                        .put(Names.TOPIC, topic)
                        .put(Names.OPERATION, "process")
                        .put(Names.OPERATION_TYPE, "process")
                        .put(Names.DELIVERY, (long) work.delivery().attempt());
        work.queue().ifPresent(queue -> facts.put(Names.QUEUE, queue));
        return new Facts("process " + topic, SpanKind.CONSUMER, facts.build());
    }
}
