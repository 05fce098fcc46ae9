package io.doudou.telemetry;

import io.doudou.call.CallScope;
import io.doudou.http.Attempt;
import io.doudou.http.Request;
import io.doudou.http.Tracing;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * What is known of a call when it begins, on either side. Queries are left out, because nobody can
 * tell what stands in them.
 */
final class CallFacts {

    /** All others are somebody's invention, and count as one. */
    private static final Set<String> VERBS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY");

    private CallFacts() {}

    static Facts served(Tracing.Served work, SpanKind kind) {
        var request = work.request();
        var facts = Attributes.builder().put(Names.CLIENT, request.remoteAddress());
        var id = CallScope.current().requestId();
        if (!id.isEmpty()) {
            facts.put(Names.REQUEST_ID, id);
        }
        request.headers().first("User-Agent").ifPresent(agent -> facts.put(Names.AGENT, agent));
        var name =
                switch (request.protocol()) {
                    case HTTP -> byRoute(work, facts);
                    case MUCP, GRPC -> byProcedure(work, facts);
                };
        return new Facts(name, kind, facts.build());
    }

    private static String byRoute(Tracing.Served work, AttributesBuilder facts) {
        var request = work.request();
        facts.put(Names.PATH, work.root() + request.path()).put(Names.SCHEME, request.scheme());
        var verb = verb(request.method(), facts);
        if (work.route().path().isEmpty()) {
            return verb;
        }
        var route = work.root() + work.route().path();
        facts.put(Names.ROUTE, route);
        return verb + " " + route;
    }

    private static String byProcedure(Tracing.Served work, AttributesBuilder facts) {
        var system = work.request().protocol() == Request.Protocol.GRPC ? "grpc" : "mucp";
        var procedure = work.route().procedure().map(each -> each.name());
        return procedure(system, procedure.orElse(work.route().name()), facts);
    }

    static Facts asked(Attempt attempt) {
        var request = attempt.request();
        var node = attempt.node();
        var facts =
                Attributes.builder()
                        .put(Names.SERVICE, attempt.service())
                        .put(Names.NODE, node.id());
        if (attempt.number() > 1) {
            facts.put(Names.RESENT, (long) attempt.number() - 1);
        }
        address(node.address(), facts);
        var protocol = node.metadata().getOrDefault("protocol", "http");
        var isByRoute = protocol.startsWith("http") || request.invocation().isEmpty();
        var name =
                isByRoute
                        ? byRoute(attempt, facts)
                        : procedure(
                                protocol, request.invocation().orElseThrow().procedure(), facts);
        return new Facts(name, SpanKind.CLIENT, facts.build());
    }

    private static String byRoute(Attempt attempt, AttributesBuilder facts) {
        var request = attempt.request();
        facts.put(Names.URL, attempt.node().address() + request.path());
        var verb = verb(request.method(), facts);
        return verb + " " + attempt.service() + "/" + request.name();
    }

    private static String verb(String verb, AttributesBuilder facts) {
        var isKnown = VERBS.contains(verb);
        facts.put(Names.VERB, isKnown ? verb : "_OTHER");
        return isKnown ? verb : "HTTP";
    }

    /** {@code Greeter/Hello} of {@code Greeter.Hello}. */
    private static String procedure(String system, String name, AttributesBuilder facts) {
        var dot = name.lastIndexOf('.');
        var service = name.substring(0, Math.max(dot, 0));
        var method = name.substring(dot + 1);
        facts.put(Names.RPC_SYSTEM, system)
                .put(Names.RPC_SERVICE, service)
                .put(Names.RPC_METHOD, method);
        return service + "/" + method;
    }

    /** What is no URL with a host is the address of another transport, and stays as it is. */
    private static void address(String address, AttributesBuilder facts) {
        try {
            var url = new URI(address.contains("://") ? address : "http://" + address);
            facts.put(Names.SERVER, url.getHost() == null ? address : url.getHost());
            if (url.getPort() > 0) {
                facts.put(Names.PORT, (long) url.getPort());
            }
        } catch (URISyntaxException notUrl) {
            facts.put(Names.SERVER, address);
        }
    }
}
