// Written by protoc-gen-doudou. What to edit is shop/v1/routes.proto.
package shop.v1;

import io.doudou.service.OnWire;
import java.time.Instant;
import java.util.Optional;

/**
 * @param articleId which
 * @param part how much of it
 */
public record FindRequest(
        @OnWire(3) String articleId,
        @OnWire(1) int part,
        @OnWire(value = 2, type = "google.protobuf.Timestamp") Optional<Instant> since) {}
