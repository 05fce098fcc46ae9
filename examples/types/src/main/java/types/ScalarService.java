package types;

import io.doudou.service.Patch;
import io.doudou.service.Service;

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
import java.util.UUID;

/** Values that are one text, at each verb: in the query, in a form, in JSON. */
@Service
public interface ScalarService {

    /** A record in the query, by component. */
    Numbers getNumbers(Numbers numbers);

    /** The same in a form. */
    Numbers postNumbers(
            byte tiny,
            short small,
            int whole,
            long large,
            BigInteger huge,
            float single,
            double twice,
            BigDecimal exact);

    /** The same as JSON. */
    Numbers putNumbers(Numbers numbers);

    /** The same in the query of a {@code DELETE}. */
    Numbers deleteNumbers(
            byte tiny,
            short small,
            int whole,
            long large,
            BigInteger huge,
            float single,
            double twice,
            BigDecimal exact);

    /** The same as JSON, at a path that is said explicitly. */
    @Patch("/numbers")
    Numbers changeNumbers(Numbers numbers);

    /** Values that may be absent, in the query. */
    Boxes getBoxes(Boxes boxes);

    /** Some values that may be absent, in a form. */
    Boxes postBoxes(
            @Nullable Byte tiny,
            @Nullable Short small,
            @Nullable Integer whole,
            @Nullable Long large,
            @Nullable Float single,
            @Nullable Double twice,
            @Nullable Boolean yes,
            @Nullable Character letter,
            @Nullable String text,
            @Nullable Color color);

    /** Values that may be null, as JSON. */
    Boxes putBoxes(Boxes boxes);

    /** Texts in the query. */
    Texts getTexts(Texts texts);

    /** The same in a form. */
    Texts postTexts(boolean yes, char letter, String text, Color color, UUID id);

    /** The same as JSON. */
    Texts putTexts(Texts texts);

    /** Times in the query. */
    Times getTimes(Times times);

    /** The same in a form. */
    Times postTimes(
            Instant instant,
            LocalDate day,
            LocalTime time,
            LocalDateTime moment,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            Duration duration);

    /** The same as JSON. */
    Times putTimes(Times times);
}
