package io.doudou.http.client;

import io.doudou.fault.Cancelled;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.http.ItemBody;
import io.doudou.http.Outgoing;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.selector.Selector;
import io.doudou.selector.Selector.Outcome;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The wire to a service of many nodes: chooses one for each attempt, leaves failing ones alone, and
 * repeats what may be repeated. Serves all threads.
 */
final class BalancedWire implements Wire, AutoCloseable {

    /** Nodes that the selector may name before all are looked at. */
    private static final int CHOICES_MAX = 3;

    private final String service;
    private final Peers peers;
    private final Selector selector;
    private final CallFilters filters;
    private final RetryRules rules;
    private final Duration attemptTimeout;
    private final Ticker ticker;
    private final RetryBudget budget = new RetryBudget();

    /**
     * A wire that has not been used.
     *
     * @param attemptTimeout zero: as long as the call
     */
    BalancedWire(
            String service,
            Peers peers,
            Selector selector,
            CallFilters filters,
            RetryRules rules,
            Duration attemptTimeout,
            Ticker ticker) {
        this.service = service;
        this.peers = peers;
        this.selector = selector;
        this.filters = filters;
        this.rules = rules;
        this.attemptTimeout = attemptTimeout;
        this.ticker = ticker;
    }

    /** Good answers only: a bad one is thrown, with the attempts before it as suppressed. */
    @Override
    public Answer send(Outgoing request, TimeLimit limit, Shape shape) {
        budget.called();
        var call = new Attempts(request, limit, shape);
        while (true) {
            try {
                return call.attempt();
            } catch (ServiceException failure) {
                call.failed(failure);
            }
        }
    }

    void closeIdle() {
        peers.closeIdle();
    }

    @Override
    public void close() {
        peers.close();
    }

    /** The attempts of one call. */
    private final class Attempts {
        private final Outgoing request;
        private final TimeLimit limit;
        private final Shape shape;
        private final List<ServiceException> failures = new ArrayList<>(0);
        private Set<String> tried = Set.of();
        private Optional<Duration> retryAfter = Optional.empty();
        private boolean repeatable;
        private boolean isNodeLost;

        Attempts(Outgoing request, TimeLimit limit, Shape shape) {
            this.request = request;
            this.limit = limit;
            this.shape = shape;
        }

        Answer attempt() {
            retryAfter = Optional.empty();
            repeatable = false;
            isNodeLost = false;
            var peer = choose();
            repeatable = true;
            var answer = sent(peer, attemptLimit());
            repeatable = RetryRules.Failed.isPassing(answer.status());
            retryAfter = RetryAfter.of(answer.headers(), ticker.now());
            return AnswerReader.good(answer);
        }

        private Answer sent(Peer peer, TimeLimit attemptLimit) {
            selector.started(peer.node());
            try {
                var answer =
                        filters.run(
                                service,
                                peer.node(),
                                failures.size() + 1,
                                request,
                                sent -> peer.wire().send(sent, attemptLimit, shape));
                ended(peer, outcome(answer));
                return answer;
            } catch (ServiceException failure) {
                var outcome = outcomeOf(failure, attemptLimit);
                isNodeLost = outcome == Outcome.UNREACHABLE;
                ended(peer, outcome);
                throw failure;
            } catch (RuntimeException mistake) {
                // Of a filter, or of the request itself: the node is not to blame.
                ended(peer, Outcome.ANSWERED);
                throw mistake;
            }
        }

        private void ended(Peer peer, Outcome outcome) {
            peer.breaker().ended(outcome);
            selector.finished(peer.node(), outcome);
        }

        private Outcome outcomeOf(ServiceException failure, TimeLimit attemptLimit) {
            if (attemptLimit.leftNanos(ticker.nanos()) <= 0) {
                return Outcome.FAILED;
            }
            return switch (failure) {
                case Unreachable gone -> Outcome.UNREACHABLE;
                case Unknown gone -> Outcome.UNREACHABLE;
                case Malformed nonsense -> Outcome.FAILED;
                case Fault answered -> Outcome.ANSWERED;
                // The caller was interrupted, which says nothing about the node.
                case Cancelled interrupted -> Outcome.ANSWERED;
            };
        }

        /** Returns when the call is to be attempted again, and throws when it has failed. */
        void failed(ServiceException failure) {
            var failed = new RetryRules.Failed(failure, request.idempotent());
            var pause =
                    rules.pause(failures.size(), failed, retryAfter, hasOtherNode())
                            .filter(wait -> repeatable && !isSpent())
                            .filter(wait -> limit.leftNanos(ticker.nanos()) > wait.toNanos());
            if (pause.isEmpty() || !(isFree() || budget.spend())) {
                failures.forEach(failure::addSuppressed);
                throw failure;
            }
            failures.add(failure);
            sleep(pause.get());
        }

        /** Values that were asked for are sent once. */
        private boolean isSpent() {
            return request.content() instanceof ItemBody items && items.isBegun();
        }

        /**
         * All calls that a node leaves behind when it ends go to the others at once, however many
         * they are: none of them burdens a node twice.
         */
        private boolean isFree() {
            return isNodeLost && hasOtherNode();
        }

        private Peer choose() {
            var view = peers.current();
            if (tried.isEmpty()) {
                var peer = firstChoice(view);
                if (peer != null) {
                    tried = plus(tried, peer.node());
                    return peer;
                }
            }
            return choose(view);
        }

        /**
         * Whom the selector names, as long as nothing speaks against it: what a choice costs does
         * not depend on how many nodes there are. Null when it names only others.
         */
        private @Nullable Peer firstChoice(Peers.View view) {
            Set<String> avoided = Set.of();
            for (int i = 0; i < CHOICES_MAX && !view.nodes().isEmpty(); i++) {
                var node = selector.select(view.nodes(), avoided);
                var peer = view.peers().get(node.id());
                if (peer != null && peer.isHealthy() && peer.breaker().enter()) {
                    return peer;
                }
                avoided = plus(avoided, node);
            }
            return null;
        }

        /** From those that are left when all nodes were looked at. */
        private Peer choose(Peers.View view) {
            Set<String> lost = Set.of();
            while (true) {
                var nodes = candidates(view, tried, lost);
                if (nodes.isEmpty()) {
                    throw nobody(view);
                }
                var node = selector.select(nodes, tried);
                var peer = view.peers().get(node.id());
                if (peer != null && peer.breaker().enter()) {
                    tried = plus(tried, peer.node());
                    return peer;
                }
                lost = plus(lost, node);
            }
        }

        private boolean hasOtherNode() {
            return !admitted(peers.current(), tried).isEmpty();
        }

        private TimeLimit attemptLimit() {
            if (attemptTimeout.isZero()) {
                return limit;
            }
            var end = ticker.nanos() + attemptTimeout.toNanos();
            return limit.or(
                    new TimeLimit(end, false, "no answer to one attempt within " + attemptTimeout));
        }

        private void sleep(Duration pause) {
            try {
                ticker.sleep(pause);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new Cancelled(service + ": interrupted", interrupted);
            }
        }
    }

    private static Set<String> plus(Set<String> ids, Node node) {
        if (ids.isEmpty()) {
            return Set.of(node.id());
        }
        var more = new HashSet<>(ids);
        more.add(node.id());
        return more;
    }

    /**
     * Those to choose from: of the nodes that may be asked, the ones that were not tried for this
     * call, and of these the ones that nothing speaks against. Where there is none, the next wider
     * circle.
     */
    private static List<Node> candidates(Peers.View view, Set<String> tried, Set<String> lost) {
        var admitted = admitted(view, lost);
        var untried = admitted.stream().filter(node -> !tried.contains(node.id())).toList();
        var healthy = untried.stream().filter(view::isHealthy).toList();
        return !healthy.isEmpty() ? healthy : !untried.isEmpty() ? untried : admitted;
    }

    /** Nodes that may be asked, without {@code lost}. */
    private static List<Node> admitted(Peers.View view, Set<String> lost) {
        return view.nodes().stream()
                .filter(node -> view.admits(node) && !lost.contains(node.id()))
                .toList();
    }

    private static Outcome outcome(Answer answer) {
        if (answer.content() instanceof Answer.Cut) {
            return Outcome.UNREACHABLE;
        }
        return answer.status() >= 500 ? Outcome.FAILED : Outcome.ANSWERED;
    }

    private Unreachable nobody(Peers.View view) {
        return new Unreachable(
                view.nodes().isEmpty()
                        ? "no node of "
                                + service
                                + " is known: start one, or set "
                                + Registry.addressKey(service)
                                + "=http://host:port"
                        : "all "
                                + view.nodes().size()
                                + " nodes of "
                                + service
                                + " are left alone for a while, because they failed: "
                                + view.nodes().stream().map(Node::address).toList());
    }
}
