// Written by protoc-gen-doudou. What to edit is shop/v1/orders.proto.
package shop.v1;

import io.doudou.service.OnWire;

/** How far it is. */
public enum Status {
    /** Nobody said. */
    @OnWire(0) STATUS_UNSPECIFIED,
    @OnWire(1) STATUS_PAID,
    /** on its way */
    @OnWire(5) STATUS_SENT
}
