// Written by protoc-gen-doudou. What to edit is shop/v1/money.proto.
package shop.money;

import io.doudou.service.OnWire;

/** An amount in a currency. */
public record Money(@OnWire(3) String currency, @OnWire(value = 1, type = "sint64") long cents) {}
