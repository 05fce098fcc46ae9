package io.doudou.generator.model;

import java.math.BigDecimal;
import java.util.Set;

/** What a constraint demands, with annotations that mean the same brought to one form. */
public sealed interface Limit {

    /** {@code @Min}, {@code @DecimalMin}, {@code @Positive}, {@code @PositiveOrZero}. */
    record AtLeast(BigDecimal bound, boolean inclusive) implements Limit {}

    /** {@code @Max}, {@code @DecimalMax}, {@code @Negative}, {@code @NegativeOrZero}. */
    record AtMost(BigDecimal bound, boolean inclusive) implements Limit {}

    /**
     * {@code @Size} and {@code @NotEmpty}: characters, elements or entries.
     *
     * @param max {@link Integer#MAX_VALUE} when there is none
     */
    record Length(int min, int max) implements Limit {}

    /** A text with at least one character that is no white space. */
    record NotBlank() implements Limit {}

    /**
     * The whole text matches.
     *
     * @param flags names of the constants of {@code Pattern.Flag}
     */
    record Matches(String regexp, Set<String> flags) implements Limit {
        public Matches {
            flags = Set.copyOf(flags);
        }
    }

    record Email() implements Limit {}

    /** At most so many digits before and behind the decimal point. */
    record Digits(int integer, int fraction) implements Limit {}

    /** A time before or after now. */
    record Moment(boolean past, boolean orPresent) implements Limit {}

    /** {@code @AssertTrue} and {@code @AssertFalse}. */
    record Exactly(boolean value) implements Limit {}
}
