package io.doudou.http.client;

import io.doudou.http.Attempt;
import io.doudou.http.CallFilter;
import io.doudou.http.Outgoing;
import io.doudou.http.Tracing;
import io.doudou.registry.Node;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * What stands around each attempt of the calls of one application: its span, where somebody records
 * them, and the user's own filters.
 */
public final class CallFilters {

    private final List<CallFilter> list = new CopyOnWriteArrayList<>();
    private volatile @Nullable Tracing tracing;

    /** One more, inside of those that are there. */
    public void add(CallFilter filter) {
        list.add(filter);
    }

    /** Has each attempt recorded from now on. */
    public void trace(Tracing by) {
        tracing = by;
    }

    /**
     * Makes an attempt behind all filters.
     *
     * @param number 1 for the first of a call
     */
    Answer run(
            String service,
            Node node,
            int number,
            Outgoing request,
            Function<Outgoing, Answer> send) {
        var by = tracing;
        if (by == null && list.isEmpty()) {
            return send.apply(request);
        }
        var attempt = new Attempt(service, node, number, request);
        var chain = new Chain(attempt, send);
        return by == null ? chain.run() : TracedAttempt.run(by, attempt, chain::run);
    }

    /** One attempt on its way through the filters. */
    private final class Chain {
        private final Attempt attempt;
        private final Function<Outgoing, Answer> send;
        private @Nullable Answer answer;

        Chain(Attempt attempt, Function<Outgoing, Answer> send) {
            this.attempt = attempt;
            this.send = send;
        }

        Answer run() {
            step(0);
            if (answer == null) {
                throw new IllegalStateException("a call filter has not run the attempt");
            }
            return answer;
        }

        private void step(int index) {
            if (index < list.size()) {
                list.get(index).around(attempt, () -> step(index + 1));
            } else {
                var got = send.apply(attempt.request());
                attempt.answered(got.status());
                answer = got;
            }
        }
    }
}
