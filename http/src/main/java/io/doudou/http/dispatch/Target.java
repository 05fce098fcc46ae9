package io.doudou.http.dispatch;

import io.doudou.fault.Fault;

/**
 * Path and query of a request, still encoded.
 *
 * @param path begins with a slash, or is {@code *}
 * @param query without the question mark; empty when there is none
 */
public record Target(String path, String query) {

    /**
     * Takes a request target apart (RFC 9112, 3.2): {@code /path?query}, the same behind a scheme
     * and host, as proxies get it, or {@code *}.
     *
     * @throws Fault 400 when it is none of these
     */
    public static Target of(String text) {
        if (!text.isEmpty() && text.charAt(0) == '/') {
            return split(text);
        }
        if (text.equals("*")) {
            return new Target("*", "");
        }
        var authority = text.indexOf("://");
        if (authority < 1 || authority > "https".length()) {
            throw new Fault(400, "request.malformed", "The target must begin with a slash.");
        }
        return split(withoutAuthority(text, authority + 3));
    }

    private static String withoutAuthority(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '/') {
                return text.substring(i);
            }
            if (text.charAt(i) == '?') {
                return "/" + text.substring(i);
            }
        }
        return "/";
    }

    private static Target split(String text) {
        var fragment = text.indexOf('#');
        if (fragment >= 0) {
            throw new Fault(400, "request.malformed", "The target must not have a fragment.");
        }
        var mark = text.indexOf('?');
        return mark < 0
                ? new Target(text, "")
                : new Target(text.substring(0, mark), text.substring(mark + 1));
    }
}
