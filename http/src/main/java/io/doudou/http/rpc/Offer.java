package io.doudou.http.rpc;

import io.doudou.codec.ServiceShapes;

import java.util.function.Supplier;

/**
 * The service that a procedure belongs to.
 *
 * @param service the name under which its nodes are found
 * @param shapes what its messages consist of; asked only when somebody does not speak JSON
 */
public record Offer(String service, Supplier<ServiceShapes> shapes) {}
