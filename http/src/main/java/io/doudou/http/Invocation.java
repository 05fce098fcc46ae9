package io.doudou.http;

import java.util.function.Supplier;

/**
 * A call in the form in which a remote procedure call carries it. Asked for only when the chosen
 * node wants it so.
 *
 * @param procedure {@code Greeter.Hello}
 * @param arguments makes the JSON of the one value that the call takes; each time the same
 */
public record Invocation(String procedure, Supplier<byte[]> arguments) {}
