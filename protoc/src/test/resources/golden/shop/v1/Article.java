// Written by protoc-gen-doudou. What to edit is shop/v1/routes.proto.
package shop.v1;

import io.doudou.service.OnWire;

public record Article(@OnWire(1) String articleId) {}
