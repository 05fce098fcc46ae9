package io.doudou.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.http.FieldList;

import org.junit.jupiter.api.Test;

class ScopeHeadersTest {

    @Test
    void theTimeThatIsLeftIsMillisecondsAndNeverNone() {
        assertThat(ScopeHeaders.timeout(1_500_000_000L)).isEqualTo("1500");
        assertThat(ScopeHeaders.timeout(-5)).isEqualTo("1");
        assertThat(ScopeHeaders.timeoutNanos(FieldList.of("X-Request-Timeout", "1500")))
                .hasValue(1_500_000_000L);
        for (var senseless : new String[] {"", "-1", "1.5", "soon", "9999999999"}) {
            assertThat(ScopeHeaders.timeoutNanos(FieldList.of("X-Request-Timeout", senseless)))
                    .as(senseless)
                    .isEmpty();
        }
    }

    @Test
    void baggageIsReadMemberByMemberAndWrongOnesAreLeftOut() {
        var headers =
                FieldList.of(
                        "baggage", "Tenant = a%2C%20b ;secret, broken, =x, bad=%zz,n=1+1",
                        "baggage", "other=2");
        assertThat(ScopeHeaders.metadata(headers))
                .containsEntry("tenant", "a, b")
                .containsEntry("n", "1+1")
                .containsEntry("other", "2")
                .hasSize(3);
    }

    @Test
    void aHostileBaggageCostsLittle() {
        var many = "a=1,".repeat(100_000);
        assertThat(ScopeHeaders.metadata(FieldList.of("baggage", many))).hasSize(1);
    }
}
