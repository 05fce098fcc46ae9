package shop.order;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import java.math.BigDecimal;

/**
 * One line of an order.
 *
 * @param article what is bought
 * @param count how many of it
 * @param price of one
 */
public record Line(
        @NotBlank String article, @Min(1) int count, @DecimalMin("0.01") BigDecimal price) {

    BigDecimal amount() {
        return price.multiply(BigDecimal.valueOf(count));
    }
}
