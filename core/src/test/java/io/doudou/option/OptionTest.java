package io.doudou.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

class OptionTest {

    @ParameterizedTest
    @CsvSource({
        "300ms, PT0.3S",
        "15s, PT15S",
        "1m30s, PT1M30S",
        "2h, PT2H",
        "0, PT0S",
        " 1s , PT1S"
    })
    void durationsAreSpelledAsGoSpellsThem(String text, Duration value) {
        assertThat(Option.duration("GDD_X", Duration.ZERO).parse(text, "test")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "1.5s", "-1s", "s", "1d", "1s 2m", "99999999999s", "PT1S"})
    void otherDurationsAreRefused(String text) {
        var option = Option.duration("GDD_X", Duration.ZERO);
        assertThatThrownBy(() -> option.parse(text, "test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a duration such as 300ms, 15s or 1m30s");
    }

    @ParameterizedTest
    @CsvSource({"30, PT30S", "0, PT0S", "30s, PT30S", "300ms, PT0.3S", " 5 , PT5S"})
    void aNumberOfSecondsNeedsNoUnit(String text, Duration value) {
        assertThat(Option.seconds("GDD_X", Duration.ZERO).parse(text, "test")).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"512, 512", "64KiB, 65536", "32MiB, 33554432", "1GiB, 1073741824"})
    void sizesHaveBinaryUnits(String text, long value) {
        var option = Option.bytes("GDD_X", 0);
        assertThat(option.parse(text, "test")).isEqualTo(value);
        assertThat(option.show(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1KB", "1.5MiB", "999999999999GiB", "MiB"})
    void otherSizesAreRefused(String text) {
        assertThatThrownBy(() -> Option.bytes("GDD_X", 0).parse(text, "test"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChoiceIsSpelledInAnyCaseWithDashes() {
        var option = Option.choice("GDD_X", Thread.State.NEW);
        assertThat(option.parse("Timed-Waiting", "test")).isEqualTo(Thread.State.TIMED_WAITING);
        assertThatThrownBy(() -> Option.choice("GDD_X", TimeUnit.DAYS).parse("weeks", "test"))
                .hasMessageEndingWith(
                        "one of nanoseconds, microseconds, milliseconds, seconds, minutes, hours,"
                                + " days");
    }

    @Test
    void aTextIsTakenExactlyAsWritten() {
        assertThat(Option.text("GDD_X", "").parse(" a ", "test")).isEqualTo(" a ");
    }

    @Test
    void theFlagIsTheKeyWithoutItsPrefix() {
        assertThat(Option.text("GDD_LOG_LEVEL", "").flagName()).isEqualTo("log-level");
        assertThat(Option.text("DB_HOST", "").flagName()).isEqualTo("db-host");
    }

    @Test
    void everyLimitMustHold() {
        var option =
                Option.integer("GDD_X", 5)
                        .where(n -> n > 0, "above 0")
                        .where(n -> n < 10, "1 to 9");
        assertThat(option.parse("9", "test")).isEqualTo(9);
        assertThatThrownBy(() -> option.parse("0", "test")).hasMessageEndingWith("must be 1 to 9");
        assertThatThrownBy(() -> option.parse("10", "test")).hasMessageEndingWith("must be 1 to 9");
    }

    @Test
    void boundsAreIncludedAndSayThemselvesAsAnOperatorWrites() {
        var size = Option.bytes("GDD_X", 2048).within(1L << 10, 1L << 30);
        assertThat(size.parse("1GiB", "test")).isEqualTo(1 << 30);
        assertThatThrownBy(() -> size.parse("1023", "test"))
                .hasMessageEndingWith("must be 1KiB to 1GiB");
        var pause = Option.duration("GDD_X", Duration.ofSeconds(1)).atLeast(Duration.ofMillis(100));
        assertThat(pause.parse("100ms", "test")).isEqualTo(Duration.ofMillis(100));
        assertThatThrownBy(() -> pause.parse("99ms", "test"))
                .hasMessageEndingWith("must be 100ms or more");
    }
}
