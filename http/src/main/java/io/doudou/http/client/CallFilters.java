package io.doudou.http.client;

import io.doudou.http.Attempt;
import io.doudou.http.CallFilter;
import io.doudou.http.Outgoing;
import io.doudou.registry.Node;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The user's own filters around each attempt of the calls of one application. */
public final class CallFilters {

    private final List<CallFilter> list = new CopyOnWriteArrayList<>();

    /** One more, inside of those that are there. */
    public void add(CallFilter filter) {
        list.add(filter);
    }

    /** Makes an attempt behind all filters. */
    Answer run(String service, Node node, Outgoing request, Function<Outgoing, Answer> send) {
        return list.isEmpty()
                ? send.apply(request)
                : new Chain(new Attempt(service, node, request), send).run();
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
