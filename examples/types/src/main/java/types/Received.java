package types;

import org.jspecify.annotations.Nullable;

/**
 * A file that arrived.
 *
 * @param name as sent
 * @param type as sent
 * @param size in bytes
 * @param text what was sent with it
 */
public record Received(String name, String type, long size, @Nullable String text) {}
