// Written by protoc-gen-doudou. What to edit is shop/v1/routes.proto.
package shop.v1;

import io.doudou.service.OnWire;
import java.util.List;

public record SearchRequest(
        @OnWire(2) List<String> words,
        @OnWire(value = 4, type = "sint32") int limit) {}
