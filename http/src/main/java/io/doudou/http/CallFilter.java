package io.doudou.http;

/**
 * Code around each attempt of the calls that an application makes, after the node was chosen: to
 * measure, to log, to send something along. Serves all threads; may block.
 *
 * <pre>{@code
 * application.callFilter((attempt, next) -> {
 *     attempt.header("X-Caller", "shop");
 *     next.run();
 *     log(attempt.node().id(), attempt.status());
 * });
 * }</pre>
 */
@FunctionalInterface
public interface CallFilter {

    /**
     * Runs around one attempt.
     *
     * @param next makes the attempt; to be called exactly once. What it throws says what became of
     *     the attempt, and has to be thrown on
     */
    void around(Attempt attempt, Runnable next);
}
