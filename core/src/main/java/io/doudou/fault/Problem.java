package io.doudou.fault;

/**
 * One thing that is wrong with a request.
 *
 * @param name the parameter, header or JSON path that caused it, such as {@code
 *     query.orders[2].sort}
 * @param detail what it must be instead, as the end of a sentence that begins with the name
 */
public record Problem(String name, String detail) {}
