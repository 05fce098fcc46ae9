package io.doudou.redis.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDateTime;

/** Names are those of gosd, digit by digit. */
class UniqueNameTest {

    @ParameterizedTest
    @CsvSource({
        "172565410, 20160315122936.17256541",
        "500000000, 20160315122936.5",
        "10, 20160315122936.00000001",
        "9, 20160315122936",
        "0, 20160315122936",
        "999999999, 20160315122936.99999999"
    })
    void aTimeIsWrittenAsGosdWritesIt(int nanos, String written) {
        var time = LocalDateTime.of(2016, 3, 15, 12, 29, 36, nanos);
        assertThat(UniqueName.of("my-service-name", time)).isEqualTo("my-service-name-" + written);
    }

    @ParameterizedTest
    @CsvSource({"0, 20200101000000", "100000000, 20200101000000.1"})
    void zerosThatAreNoFractionStay(int nanos, String written) {
        var time = LocalDateTime.of(2020, 1, 1, 0, 0, 0, nanos);
        assertThat(UniqueName.of("a", time)).isEqualTo("a-" + written);
    }

    @ParameterizedTest
    @CsvSource({
        "my-service-name-20160315122936.17256541, my-service-name",
        "plain-1, plain",
        "nodash, nodash",
        "ends-, ends",
        "-begins, ''"
    })
    void theServiceIsEverythingUpToTheLastDash(String name, String service) {
        assertThat(UniqueName.service(name)).isEqualTo(service);
    }
}
