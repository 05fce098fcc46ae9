package io.doudou.http.filter;

import io.doudou.http.FieldList;
import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.Headers;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.text.AddressRanges;
import io.doudou.http.text.FieldNames;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds what a client sent to proxies: its address in {@code X-Forwarded-For}, else {@code
 * X-Real-IP}, its scheme in {@code X-Forwarded-Proto} and its host in {@code X-Forwarded-Host}; and
 * only when the peer is a proxy that the operator trusts. Anybody else could write what he likes.
 *
 * @param trusted see {@code HttpOptions.TRUSTED_PROXIES}
 */
public record ProxyHeaders(AddressRanges trusted) implements Filter {

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        return trusted.contains(request.remoteAddress())
                ? next.handle(asSent(request))
                : next.handle(request);
    }

    /** The request as the client sent it to the first of our proxies. */
    private Request asSent(Request request) {
        var addresses = list(request, "X-Forwarded-For");
        int proxies = proxies(addresses);
        var client = addresses.isEmpty() ? realAddress(request) : nth(addresses, proxies);
        return new Request(
                request.method(),
                request.path(),
                request.query(),
                request.pathVariables(),
                headers(request, proxies),
                request.body(),
                client,
                scheme(request, proxies),
                request.protocol(),
                request.arguments(),
                request.answerEncoding());
    }

    /**
     * How many proxies are ours: each appends whom it heard, so the client is the last address in
     * the list that none of ours has.
     */
    private int proxies(List<String> addresses) {
        int count = 1;
        while (count < addresses.size() && trusted.contains(nth(addresses, count))) {
            count++;
        }
        return count;
    }

    private static String realAddress(Request request) {
        return request.headers().first("X-Real-IP").orElse(request.remoteAddress()).strip();
    }

    private static String scheme(Request request, int proxies) {
        var said = list(request, "X-Forwarded-Proto");
        var scheme = said.isEmpty() ? "" : nth(said, proxies).toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https") ? scheme : request.scheme();
    }

    private static Headers headers(Request request, int proxies) {
        var said = list(request, "X-Forwarded-Host");
        if (said.isEmpty() || !isHost(nth(said, proxies))) {
            return request.headers();
        }
        var headers = FieldList.of(request.headers()).copy();
        headers.set(FieldNames.HOST, nth(said, proxies));
        return headers;
    }

    /** Letters, digits and what else addresses and ports are written with (RFC 3986, 3.2.2). */
    private static boolean isHost(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 128 || (!Character.isLetterOrDigit(c) && ".-_:[]".indexOf(c) < 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** What the outermost of our proxies wrote; the first where fewer of them wrote anything. */
    private static String nth(List<String> list, int fromEnd) {
        return list.get(Math.max(0, list.size() - fromEnd));
    }

    private static List<String> list(Request request, String name) {
        var values = new ArrayList<String>();
        for (var header : request.headers().all(name)) {
            for (var value : header.split(",")) {
                values.add(value.strip());
            }
        }
        return values;
    }
}
