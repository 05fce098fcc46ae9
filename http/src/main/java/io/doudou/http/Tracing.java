package io.doudou.http;

import io.doudou.broker.Delivery;

import java.util.Optional;

/**
 * Records what an application does as spans of traces. Found through {@link
 * java.util.ServiceLoader}, such as {@code telemetry}, or given to the application in code. Where
 * there is none, the trace of a call is handed on as it came.
 *
 * <p>Serves all threads. Is called by the thread that does the work, and neither blocks nor throws.
 */
public interface Tracing {

    /**
     * Begins the span of a piece of work, below what the current {@link io.doudou.call.CallScope}
     * names as its trace.
     */
    Span begin(Work work);

    /** What a span is about. */
    sealed interface Work permits Served, Asked, Published, Delivered {}

    /**
     * A request is answered, until the end of its answer.
     *
     * @param root the path in front of all routes
     * @param route without a name and a path when there is none for the request
     */
    record Served(String root, Route route, Request request) implements Work {}

    /** A call is tried against one node, until the end of the answer. */
    record Asked(Attempt attempt) implements Work {}

    /**
     * A message is handed to a broker.
     *
     * @param broker its name in settings, {@code nats}
     */
    record Published(String broker, String topic) implements Work {}

    /**
     * A message is brought to its receiver once.
     *
     * @param broker its name in settings, {@code nats}
     * @param queue of the receiver, when it is in one
     */
    record Delivered(String broker, Delivery delivery, Optional<String> queue) implements Work {}

    /** One piece of work between its begin and its end. Serves all threads. */
    interface Span extends AutoCloseable {

        /**
         * Does the work, or a part of it, on this thread and within a call scope whose trace names
         * this span: what is sent from there has it as its caller.
         */
        <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work) throws X;

        /** The answer has begun with this status. */
        void answered(int status);

        /** The work has failed; the first failure counts. */
        void failed(Throwable failure);

        /** The work has ended. A second call does nothing. */
        @Override
        void close();
    }
}
