package io.doudou.gossip.wire;

/** What one side of a connection tells; each side sends exactly one, then the connection ends. */
public sealed interface StreamMessage permits PushPull, UserMessage, Ping, Ack, ErrorReply {}
