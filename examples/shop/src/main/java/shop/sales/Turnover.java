package shop.sales;

import java.math.BigDecimal;

/**
 * What was sold.
 *
 * @param orders how many
 * @param amount of all of them
 */
public record Turnover(int orders, BigDecimal amount) {}
