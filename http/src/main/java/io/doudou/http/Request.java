package io.doudou.http;

import java.util.Map;

/**
 * One request as a handler sees it. Belongs to the thread that handles it.
 *
 * @param method the verb in upper case
 * @param path decoded, without the root path and the query
 * @param query as received: not decoded, without the question mark; empty when there is none
 * @param pathVariables decoded values by name, of the route that matched
 * @param headers as received
 * @param body within its limits, or a stream that enforces them
 * @param remoteAddress the peer's address text, {@code memory} for a call within the process
 */
public record Request(
        String method,
        String path,
        String query,
        Map<String, String> pathVariables,
        Headers headers,
        Body body,
        String remoteAddress) {}
