package io.doudou.redis.stream;

/**
 * One subscription, as the server knows it.
 *
 * @param group that of its queue, or one that nobody else joins
 * @param name unique among all members of all processes
 */
public record Member(String group, String name) {}
