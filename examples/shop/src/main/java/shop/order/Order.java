package shop.order;

import shop.user.User;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody bought.
 *
 * @param id of this order alone
 * @param buyer as known when the order was placed
 * @param lines at least one
 * @param total of all lines
 * @param placed when the shop took the order
 */
public record Order(UUID id, User buyer, List<Line> lines, BigDecimal total, Instant placed) {}
