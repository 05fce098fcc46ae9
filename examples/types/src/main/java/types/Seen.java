package types;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What arrived, and at which place of the request.
 *
 * @param path from the path
 * @param query from the query
 * @param header from a header
 * @param cookie from a cookie
 * @param body from the body
 */
public record Seen(
        @Nullable String path,
        List<String> query,
        @Nullable String header,
        @Nullable String cookie,
        @Nullable Tree body) {}
