package io.doudou.registry;

import java.util.Map;

/**
 * One thing that a service can be asked.
 *
 * @param name {@code PageUsers}
 * @param request the shape of what it takes
 * @param response the shape of what it answers
 * @param metadata such as {@code method}, {@code path}, {@code stream}
 */
public record Endpoint(String name, Shape request, Shape response, Map<String, String> metadata) {
    public Endpoint {
        metadata = Map.copyOf(metadata);
    }
}
