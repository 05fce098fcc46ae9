package io.doudou.http;

/**
 * A method as a remote procedure call names it.
 *
 * @param name interface and method, {@code Greeter.Hello}: what go-micro calls an endpoint
 */
public record Procedure(String name, Passing passing) {}
