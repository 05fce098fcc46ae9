package io.doudou.cli.code;

import java.util.Optional;

/** Examples of the JDK's value types that are parsed from text: times, and identifiers. */
final class ExampleTimes {

    private ExampleTimes() {}

    /**
     * What follows the type's name: {@code .parse("2026-01-31")}.
     *
     * @param type the whole name of a type
     */
    static Optional<String> of(String type, Limits limits) {
        var year = limits.future() ? "2126" : "2026";
        var text =
                switch (type) {
                    case "java.time.Instant" -> year + "-01-31T12:00:00Z";
                    case "java.time.LocalDate" -> year + "-01-31";
                    case "java.time.LocalTime" -> "12:00";
                    case "java.time.LocalDateTime" -> year + "-01-31T12:00:00";
                    case "java.time.OffsetDateTime" -> year + "-01-31T12:00:00+01:00";
                    case "java.time.OffsetTime" -> "12:00+01:00";
                    case "java.time.ZonedDateTime" -> year + "-01-31T12:00:00+01:00[Europe/Berlin]";
                    case "java.time.Duration" -> "PT15M";
                    case "java.time.Period" -> "P1M";
                    case "java.time.Year" -> year;
                    case "java.time.YearMonth" -> year + "-01";
                    case "java.time.MonthDay" -> "--01-31";
                    default -> "";
                };
        return switch (type) {
            case "java.util.UUID" ->
                    Optional.of(".fromString(\"7c9e6679-7425-40de-944b-e07fc1f90ae7\")");
            case "java.time.ZoneId", "java.time.ZoneOffset" -> Optional.of(".of(\"Z\")");
            case "java.net.URI" -> Optional.of(".create(\"https://example.com\")");
            default -> text.isEmpty() ? Optional.empty() : Optional.of(".parse(\"" + text + "\")");
        };
    }
}
