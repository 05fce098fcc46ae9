package limits;

import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

public record Limited(
        @Min(1) @Max(10) int between,
        @Min(3_000_000_000L) long large,
        @Positive short positive,
        @PositiveOrZero byte positiveOrZero,
        @Negative Integer negative,
        @NegativeOrZero @Nullable Long negativeOrZero,
        @DecimalMin("0.5") double atLeastHalf,
        @DecimalMax(value = "1.5", inclusive = false) float lessThanOneAndAHalf,
        @DecimalMin("1.5") int wholeAboveOneAndAHalf,
        @DecimalMin("0.01") @Digits(integer = 5, fraction = 2) BigDecimal price,
        @Positive BigInteger count,
        @Digits(integer = 2, fraction = 0) int twoDigits,
        @NotBlank String name,
        @NotEmpty String notEmpty,
        @Size(min = 2, max = 4) String code,
        @Email Optional<String> email,
        @Pattern(regexp = "[A-Z]{2}\\d+") @Nullable String plate,
        @NotEmpty List<@NotBlank @Size(max = 3) String> tags,
        @Size(max = 2) Map<String, @Positive Integer> stock,
        @Size(min = 1) int[] ints,
        @Max(9) OptionalLong optional,
        @AssertFalse boolean deleted,
        @Past Instant past,
        @PastOrPresent LocalDate pastOrPresent,
        @Future OffsetDateTime future,
        @FutureOrPresent @Nullable LocalDateTime futureOrPresent) {}
