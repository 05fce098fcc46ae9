package io.doudou.http.filter;

import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.text.AddressRanges;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the client's address behind proxies: in {@code X-Forwarded-For}, else {@code X-Real-IP},
 * and only when the peer is a proxy that the operator trusts. Anybody else could write what he
 * likes.
 *
 * @param trusted see {@code HttpOptions.TRUSTED_PROXIES}
 */
public record ProxyHeaders(AddressRanges trusted) implements Filter {

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        return trusted.contains(request.remoteAddress())
                ? next.handle(from(request, client(request)))
                : next.handle(request);
    }

    /** The last address in the list that none of our proxies has: each appends whom it heard. */
    private String client(Request request) {
        var client = request.headers().first("X-Real-IP").orElse(request.remoteAddress()).strip();
        for (var address : forwarded(request).reversed()) {
            client = address;
            if (!trusted.contains(address)) {
                return client;
            }
        }
        return client;
    }

    private static List<String> forwarded(Request request) {
        var addresses = new ArrayList<String>();
        for (var header : request.headers().all("X-Forwarded-For")) {
            for (var address : header.split(",")) {
                addresses.add(address.strip());
            }
        }
        return addresses;
    }

    private static Request from(Request request, String client) {
        return new Request(
                request.method(),
                request.path(),
                request.query(),
                request.pathVariables(),
                request.headers(),
                request.body(),
                client);
    }
}
