package io.doudou.redis.stream;

/**
 * One message of a stream.
 *
 * @param id by which it is acknowledged
 * @param header as it was published; empty: it was dropped before it was dealt with, or is no
 *     message of ours
 * @param deliveries how often it was handed to a member; 1 for the first time
 */
public record Waiting(String id, byte[] header, byte[] body, long deliveries) {}
