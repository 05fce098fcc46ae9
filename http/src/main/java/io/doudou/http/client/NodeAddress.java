package io.doudou.http.client;

import java.net.URI;

/**
 * Where a node listens, read from the address that a registry or a setting gives.
 *
 * @param secure whether to speak TLS
 * @param root the root path of its routes, without a slash at the end; often empty
 * @param isHttp2 whether it is known to speak HTTP/2 without being asked
 */
record NodeAddress(boolean secure, String host, int port, String root, boolean isHttp2) {

    NodeAddress(boolean secure, String host, int port, String root) {
        this(secure, host, port, root, false);
    }

    /**
     * Reads {@code http://host:port/root}, {@code https://host} or {@code host:port}.
     *
     * @throws IllegalArgumentException when the text is neither, saying so
     */
    static NodeAddress parse(String text) {
        var uri = uri(text.contains("://") ? text : "http://" + text, text);
        var secure = "https".equalsIgnoreCase(uri.getScheme());
        var known = secure || "http".equalsIgnoreCase(uri.getScheme());
        if (!known || uri.getHost() == null) {
            throw wrong(text);
        }
        var path = uri.getRawPath() == null ? "" : uri.getRawPath();
        var port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
        return new NodeAddress(secure, withoutBrackets(uri.getHost()), port, withoutSlash(path));
    }

    /**
     * What requests name as their host: {@code 10.0.0.5:6060}, without a port that goes without.
     */
    String authority() {
        return port == (secure ? 443 : 80) ? shownHost() : shownHost() + ":" + port;
    }

    /** The same node without the root path of its routes. */
    NodeAddress atRoot() {
        return new NodeAddress(secure, host, port, "", isHttp2);
    }

    /** The same node, spoken to in HTTP/2 from the first byte. */
    NodeAddress inHttp2() {
        return new NodeAddress(secure, host, port, root, true);
    }

    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + shownHost() + ":" + port + root;
    }

    private String shownHost() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static URI uri(String withScheme, String text) {
        try {
            return URI.create(withScheme);
        } catch (IllegalArgumentException notUri) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "the address \"" + text + "\" must look like http://host:port/path or host:port");
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
