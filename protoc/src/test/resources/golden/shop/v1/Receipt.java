// Written by protoc-gen-doudou. What to edit is shop/v1/orders.proto.
package shop.v1;

import io.doudou.service.OnWire;

public record Receipt(@OnWire(value = 1, type = "uint32") long count) {}
