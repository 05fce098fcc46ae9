package io.doudou.registry;

import java.util.Map;

/**
 * One running instance of a service.
 *
 * @param id unique among all nodes of a registry
 * @param address how to reach it: a base URL such as {@code http://10.0.0.5:6060/api}, or {@code
 *     host:port} where the protocol is said in the metadata
 * @param metadata free text by name; {@code weight}, {@code protocol} and {@code status} have a
 *     meaning that docs/words.md gives
 */
public record Node(String id, String address, Map<String, String> metadata) {
    public Node {
        metadata = Map.copyOf(metadata);
    }
}
