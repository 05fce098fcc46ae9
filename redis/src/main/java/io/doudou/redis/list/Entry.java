package io.doudou.redis.list;

/**
 * One process that offers one service.
 *
 * @param field its unique name, see {@link UniqueName}
 * @param url where it is, exactly as it was registered; anything at all when others wrote it
 * @param details what our own programs say about it beside that, as JSON; empty when unknown
 */
public record Entry(String field, String url, String details) {}
