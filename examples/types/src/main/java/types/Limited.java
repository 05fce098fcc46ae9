package types;

import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Every constraint that a schema has a word for.
 *
 * @param name not null
 * @param title not blank
 * @param words not empty
 * @param code from two to four characters
 * @param counts at most three entries
 * @param percent from 0 to 100
 * @param rate from 0 up to, but not including, 1
 * @param price at most two digits behind the point
 * @param plus above 0
 * @param plusOrZero 0 or above
 * @param minus below 0
 * @param minusOrZero 0 or below
 * @param plate letters, a dash, digits
 * @param email of a person
 * @param agreed always true
 * @param robot always false
 * @param tags each with at least one character
 * @param level at most 5, when there is one
 */
public record Limited(
        @NotNull String name,
        @NotBlank String title,
        @NotEmpty List<String> words,
        @Size(min = 2, max = 4) String code,
        @Size(max = 3) Map<String, @Min(1) Integer> counts,
        @Min(0) @Max(100) int percent,
        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double rate,
        @Digits(integer = 6, fraction = 2) BigDecimal price,
        @Positive int plus,
        @PositiveOrZero long plusOrZero,
        @Negative int minus,
        @NegativeOrZero short minusOrZero,
        @Pattern(regexp = "[A-Z]{1,3}-[0-9]{1,4}") String plate,
        @Email String email,
        @AssertTrue boolean agreed,
        @AssertFalse boolean robot,
        List<@NotEmpty String> tags,
        @Nullable @Max(5) Integer level) {}
