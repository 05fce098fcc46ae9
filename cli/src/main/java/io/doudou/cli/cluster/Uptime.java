package io.doudou.cli.cluster;

import io.doudou.registry.Sighting;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How long a node has been there, as its metadata tells. */
final class Uptime {

    private Uptime() {}

    /** Empty when it tells no time; a clock that is ahead of ours makes it 0. */
    static Optional<Duration> of(Sighting sighting, Instant now) {
        var registered = sighting.details().getOrDefault(Sighting.REGISTERED, "");
        try {
            var uptime = Duration.between(OffsetDateTime.parse(registered).toInstant(), now);
            return Optional.of(uptime.isNegative() ? Duration.ZERO : uptime);
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /** The two largest units: {@code 2 minutes 1 second}. */
    static String text(Duration uptime) {
        var parts =
                List.of(
                        new Part(uptime.toDays(), "day"),
                        new Part(uptime.toHoursPart(), "hour"),
                        new Part(uptime.toMinutesPart(), "minute"),
                        new Part(uptime.toSecondsPart(), "second"));
        var first = parts.stream().filter(part -> part.count > 0).findFirst();
        var from = first.map(parts::indexOf).orElse(parts.size() - 1);
        var text =
                parts.subList(from, Math.min(from + 2, parts.size())).stream()
                        .filter(part -> part.count > 0)
                        .map(Part::text)
                        .collect(Collectors.joining(" "));
        return text.isEmpty() ? "0 seconds" : text;
    }

    private record Part(long count, String unit) {
        String text() {
            return count + " " + unit + (count == 1 ? "" : "s");
        }
    }
}
