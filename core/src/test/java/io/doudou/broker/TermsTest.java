package io.doudou.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class TermsTest {

    @Test
    void eachPartIsChosenByItself() {
        var second = Duration.ofSeconds(1);
        var terms =
                Terms.queue("billing")
                        .attempts(3)
                        .backoff(second, second)
                        .timeLimit(second)
                        .waiting(7)
                        .drain(second);
        assertThat(terms)
                .isEqualTo(
                        new Terms(
                                Terms.queue("billing").queue(),
                                3,
                                second,
                                second,
                                second,
                                7,
                                second));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var minus = Duration.ofSeconds(-1);
        for (ThrowingCallable wrong :
                List.<ThrowingCallable>of(
                        () -> Terms.queue(" "),
                        () -> Terms.alone().attempts(0),
                        () -> Terms.alone().attempts(1001),
                        () -> Terms.alone().backoff(minus, Duration.ZERO),
                        () -> Terms.alone().timeLimit(Duration.ZERO),
                        () -> Terms.alone().waiting(0),
                        () -> Terms.alone().drain(minus))) {
            assertThatThrownBy(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("but is");
        }
    }
}
