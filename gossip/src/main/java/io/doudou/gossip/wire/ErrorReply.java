package io.doudou.gossip.wire;

/**
 * Why the accepting side of a stream could not read the first layers of what it got (type 13).
 *
 * @param text for people; it is worded differently by each release
 */
public record ErrorReply(String text) implements StreamMessage {}
