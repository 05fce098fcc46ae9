/**
 * What a gRPC server answers beside the methods of its services: how it is, and what it offers, so
 * that tools need no {@code .proto} file.
 *
 * <p>Messages are prescribed by gRPC and read field by field; what services consist of comes from
 * their shapes, when somebody asks for the first time. Sees {@code http}, {@code http.dispatch},
 * {@code http.items}, {@code http.text} and {@code http.wire}. Begin with {@link
 * io.doudou.http.grpc.GrpcServices}.
 */
@NullMarked
package io.doudou.http.grpc;

import org.jspecify.annotations.NullMarked;
