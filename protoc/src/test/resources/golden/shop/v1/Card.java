// Written by protoc-gen-doudou. What to edit is shop/v1/orders.proto.
package shop.v1;

import io.doudou.service.OnWire;

public record Card(@OnWire(1) String number) {}
