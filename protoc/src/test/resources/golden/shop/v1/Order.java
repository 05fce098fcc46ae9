// Written by protoc-gen-doudou. What to edit is shop/v1/orders.proto.
package shop.v1;

import io.doudou.service.JsonName;
import io.doudou.service.OnWire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.money.Money;

/**
 * An order.
 *
 * @param orderId the number &#64; the shop
 * @param placed when it came
 * @param payment how it is paid
 */
public record Order(
        @OnWire(1) String orderId,
        @OnWire(2) Status status,
        @OnWire(3) List<Order.Line> lines,
        @OnWire(value = 4, type = "google.protobuf.Timestamp") Optional<Instant> placed,
        @OnWire(value = 5, type = "google.protobuf.Duration") Optional<Duration> patience,
        @OnWire(value = 6, type = "sint32") Map<String, Integer> stock,
        @OnWire(value = 0, type = "oneof") Optional<Payment> payment,
        @OnWire(10) Optional<Integer> rating,
        @OnWire(11) Optional<Status> former,
        @OnWire(value = 12, type = "google.protobuf.StringValue") Optional<String> note,
        @OnWire(value = 13, type = "google.protobuf.UInt64Value") Optional<Long> seen,
        @OnWire(value = 14, type = "uint32") List<Long> days,
        @OnWire(value = 15, type = "sint64") List<Long> steps,
        @OnWire(16) byte[] seal,
        @OnWire(value = 17, type = "uint64") long total,
        @OnWire(value = 18, type = "fixed64") long mark,
        @OnWire(value = 19, type = "sfixed32") int small,
        @OnWire(value = 21, type = "sfixed64") long large,
        @OnWire(22) Optional<Money> price,
        @OnWire(23) @JsonName("class") String class_,
        @OnWire(24) @JsonName("isOpen") boolean open,
        @OnWire(25) double weight,
        @OnWire(26) float height,
        @OnWire(27) long serial,
        @OnWire(28) List<Status> path,
        @OnWire(29) Map<String, Order.Line> byArticle,
        @OnWire(value = 30, type = "google.protobuf.Timestamp") List<Instant> visits,
        @OnWire(31) Optional<byte[]> proof,
        @OnWire(32) Optional<Order> parent) {
    /** how it is paid */
    public sealed interface Payment {
        /** by card */
        @JsonName("card")
        record Card(@OnWire(7) shop.v1.Card value) implements Payment {}

        @JsonName("voucher")
        record Voucher(@OnWire(20) String value) implements Payment {}

        @JsonName("cash")
        record Cash(@OnWire(value = 9, type = "fixed32") long value) implements Payment {}
    }

    /** One line of it. */
    public record Line(
            @OnWire(1) String article,
            @OnWire(value = 2, type = "uint32") long count,
            @OnWire(3) Order.Line.Kind kind) {
        public enum Kind {
            @OnWire(0) KIND_UNSPECIFIED,
            @OnWire(1) KIND_GIFT
        }
    }
}
