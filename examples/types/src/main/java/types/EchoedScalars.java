package types;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** Answers with what it was sent. */
public final class EchoedScalars implements ScalarService {

    @Override
    public Numbers getNumbers(Numbers numbers) {
        return numbers;
    }

    @Override
    public Numbers postNumbers(
            byte tiny,
            short small,
            int whole,
            long large,
            BigInteger huge,
            float single,
            double twice,
            BigDecimal exact) {
        return new Numbers(tiny, small, whole, large, huge, single, twice, exact);
    }

    @Override
    public Numbers putNumbers(Numbers numbers) {
        return numbers;
    }

    @Override
    public Numbers deleteNumbers(
            byte tiny,
            short small,
            int whole,
            long large,
            BigInteger huge,
            float single,
            double twice,
            BigDecimal exact) {
        return new Numbers(tiny, small, whole, large, huge, single, twice, exact);
    }

    @Override
    public Numbers changeNumbers(Numbers numbers) {
        return numbers;
    }

    @Override
    public Boxes getBoxes(Boxes boxes) {
        return boxes;
    }

    @Override
    public Boxes postBoxes(
            @Nullable Byte tiny,
            @Nullable Short small,
            @Nullable Integer whole,
            @Nullable Long large,
            @Nullable Float single,
            @Nullable Double twice,
            @Nullable Boolean yes,
            @Nullable Character letter,
            @Nullable String text,
            @Nullable Color color) {
        return new Boxes(
                tiny,
                small,
                whole,
                large,
                single,
                twice,
                yes,
                letter,
                text,
                color,
                Optional.ofNullable(text),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty());
    }

    @Override
    public Boxes putBoxes(Boxes boxes) {
        return boxes;
    }

    @Override
    public Texts getTexts(Texts texts) {
        return texts;
    }

    @Override
    public Texts postTexts(boolean yes, char letter, String text, Color color, UUID id) {
        return new Texts(yes, letter, text, color, id);
    }

    @Override
    public Texts putTexts(Texts texts) {
        return texts;
    }

    @Override
    public Times getTimes(Times times) {
        return times;
    }

    @Override
    public Times postTimes(
            Instant instant,
            LocalDate day,
            LocalTime time,
            LocalDateTime moment,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            Duration duration) {
        return new Times(instant, day, time, moment, offset, zoned, duration);
    }

    @Override
    public Times putTimes(Times times) {
        return times;
    }
}
