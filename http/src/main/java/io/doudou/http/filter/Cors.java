package io.doudou.http.filter;

import io.doudou.http.FieldList;
import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.HttpOptions;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.text.FieldNames;
import io.doudou.option.Settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets pages of other origins call this server from a browser (WHATWG Fetch, 3.2), as far as the
 * operator allows.
 */
public final class Cors implements Filter {

    private static final String ANY = "*";

    private final List<String> origins;
    private final String headers;
    private final String exposed;
    private final boolean credentials;
    private final String maxAge;

    /**
     * @throws IllegalArgumentException when cookies are allowed for all origins: browsers refuse
     *     that, and rightly
     */
    public Cors(Settings settings) {
        origins = new ArrayList<>();
        for (var origin : settings.get(HttpOptions.CORS_ORIGINS).split(",")) {
            if (!origin.isBlank()) {
                origins.add(origin.strip());
            }
        }
        headers = settings.get(HttpOptions.CORS_HEADERS);
        exposed = settings.get(HttpOptions.CORS_EXPOSED);
        credentials = settings.get(HttpOptions.CORS_CREDENTIALS);
        maxAge = Long.toString(settings.get(HttpOptions.CORS_MAX_AGE).toSeconds());
        if (credentials && origins.contains(ANY)) {
            throw new IllegalArgumentException(
                    HttpOptions.CORS_CREDENTIALS.key()
                            + " is true, but then "
                            + HttpOptions.CORS_ORIGINS.key()
                            + " must name the origins and not be *");
        }
    }

    public boolean isOff() {
        return origins.isEmpty();
    }

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        var response = next.handle(request);
        var origin = FieldList.of(request.headers()).get(FieldNames.ORIGIN);
        if (origin == null || !isAllowed(origin)) {
            return origins.contains(ANY) ? response : response.with("Vary", vary(response));
        }
        var allowed = allow(origin, response);
        return isPreflight(request)
                ? preflight(request, allowed)
                : exposed.isEmpty()
                        ? allowed
                        : allowed.with("Access-Control-Expose-Headers", exposed);
    }

    private boolean isAllowed(String origin) {
        return origins.contains(ANY) || origins.contains(origin);
    }

    private Response allow(String origin, Response response) {
        if (origins.contains(ANY)) {
            return response.with("Access-Control-Allow-Origin", ANY);
        }
        var named =
                response.with("Access-Control-Allow-Origin", origin).with("Vary", vary(response));
        return credentials ? named.with("Access-Control-Allow-Credentials", "true") : named;
    }

    /** A cache must not give one origin's answer to another. */
    private static String vary(Response response) {
        return response.headers().first("Vary").map(names -> names + ", Origin").orElse("Origin");
    }

    private static boolean isPreflight(Request request) {
        return request.method().equals("OPTIONS")
                && request.headers().first("Access-Control-Request-Method").isPresent();
    }

    /** The verbs are those that the server itself has found for the path. */
    private Response preflight(Request request, Response response) {
        var allow = response.headers().first("Allow");
        if (allow.isEmpty()) {
            return response;
        }
        var asked = request.headers().first("Access-Control-Request-Headers");
        var names = headers.equals(ANY) ? asked.orElse("") : headers;
        var answer =
                response.with("Access-Control-Allow-Methods", allow.get())
                        .with("Access-Control-Max-Age", maxAge);
        return names.isEmpty() ? answer : answer.with("Access-Control-Allow-Headers", names);
    }
}
