package io.doudou.http.dispatch;

import io.doudou.fault.Fault;
import io.doudou.http.FieldList;
import io.doudou.http.MediaType;
import io.doudou.http.Route;
import io.doudou.http.items.ItemFormat;
import io.doudou.http.text.Accepted;
import io.doudou.http.text.FieldNames;
import io.doudou.http.text.MediaParameters;

import org.jspecify.annotations.Nullable;

/** Whether a request speaks what its route speaks: content type in and out (RFC 9110, 8.3, 12). */
public final class Negotiation {

    private Negotiation() {}

    /**
     * Checks a request against its route.
     *
     * @throws Fault 415 for a body that the route does not take, 406 when it can only answer with
     *     what the caller does not accept
     */
    public static void check(Route route, FieldList headers, boolean hasBody) {
        if (hasBody && route.consumes().isPresent()) {
            checkContentType(route.consumes().get(), headers.get(FieldNames.CONTENT_TYPE));
        }
        var accept = headers.get(FieldNames.ACCEPT);
        if (accept != null && route.produces().isPresent()) {
            checkAccept(route.produces().get(), accept);
        }
    }

    private static void checkContentType(MediaType wanted, @Nullable String sent) {
        if (sent == null ? wanted != MediaType.ANY : !speaks(wanted, sent)) {
            throw new Fault(
                    415,
                    "content-type.unsupported",
                    "The Content-Type must be " + wanted.text() + " (in UTF-8).");
        }
    }

    private static boolean speaks(MediaType wanted, String sent) {
        if (sent.equals(wanted.text())) {
            return true;
        }
        var semicolon = sent.indexOf(';');
        var type = (semicolon < 0 ? sent : sent.substring(0, semicolon)).strip();
        var same =
                type.equalsIgnoreCase(wanted.text())
                        || wanted == MediaType.ANY
                        || (wanted == MediaType.JSON && isJson(type));
        return same && (semicolon < 0 || isUtf8(sent.substring(semicolon)));
    }

    /** {@code application/merge-patch+json} and the like are JSON too (RFC 6839, 3.1). */
    private static boolean isJson(String type) {
        return type.regionMatches(true, type.length() - 5, "+json", 0, 5);
    }

    private static boolean isUtf8(String parameters) {
        var charset = MediaParameters.of(parameters).get("charset");
        return charset == null || charset.equalsIgnoreCase("utf-8");
    }

    private static void checkAccept(MediaType produced, String accept) {
        if (accept.equals("*/*") || accept.equals(produced.text())) {
            return;
        }
        if (produced == MediaType.ITEMS && ItemFormat.isAccepted(accept)) {
            return;
        }
        if (produced != MediaType.ANY && !Accepted.isAccepted(accept, produced.text())) {
            throw new Fault(
                    406, "accept.unsupported", "The answer can only be " + produced.text() + ".");
        }
    }
}
