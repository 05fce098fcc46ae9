package io.doudou.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.option.Settings;

import java.security.MessageDigest;
import java.util.Base64;

/**
 * Asks for user and password (RFC 7617). Compares in constant time, so that answers do not tell how
 * much of a guess was right. Open when both are empty (go-doudou.md 11.4).
 */
final class BasicAuth implements Filter {

    private final byte[] expected;

    private BasicAuth(String user, String password) {
        var pair = (user + ":" + password).getBytes(UTF_8);
        this.expected = ("Basic " + Base64.getEncoder().encodeToString(pair)).getBytes(UTF_8);
    }

    static Filter of(Settings settings) {
        var user = settings.get(ManagementOptions.USER);
        var password = settings.get(ManagementOptions.PASS);
        return user.isBlank() && password.isBlank()
                ? (request, next) -> next.handle(request)
                : new BasicAuth(user, password);
    }

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        var given = request.headers().first("Authorization").orElse("").getBytes(UTF_8);
        return MessageDigest.isEqual(expected, given) ? next.handle(request) : refused();
    }

    private static Response refused() {
        return Response.of(401, "text/plain; charset=utf-8", "Unauthorised.\n".getBytes(UTF_8))
                .with("WWW-Authenticate", "Basic realm=\"Provide user name and password\"");
    }
}
