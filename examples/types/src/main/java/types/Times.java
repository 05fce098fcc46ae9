package types;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/**
 * One value of each type of time.
 *
 * @param instant a point on the time line
 * @param day without a time
 * @param time of some day
 * @param moment at a place that both sides know
 * @param offset with the distance to UTC
 * @param zoned with the name of the time zone
 * @param duration of seconds and parts of them
 */
public record Times(
        Instant instant,
        LocalDate day,
        LocalTime time,
        LocalDateTime moment,
        OffsetDateTime offset,
        ZonedDateTime zoned,
        Duration duration) {}
