// Written by protoc-gen-doudou. What to edit is shop/v1/orders.proto.
package shop.v1;

import io.doudou.service.OnWire;
import java.util.Optional;

public record GetOrderRequest(
        @OnWire(2) String orderId,
        @OnWire(value = 5, type = "uint32") Optional<Long> part) {}
