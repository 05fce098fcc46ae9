package io.doudou.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class TraceParentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void aHeaderIsReadAndWrittenBack() {
        var header = "00-" + TRACE + "-" + SPAN + "-01";
        var parent = TraceParent.parse(header).orElseThrow();
        assertThat(parent).isEqualTo(new TraceParent(TRACE, SPAN, "01"));
        assertThat(parent.header()).isEqualTo(header);
    }

    @Test
    void aChildIsAnotherSpanOfTheSameTrace() {
        var parent = new TraceParent(TRACE, SPAN, "01");
        var child = parent.child(new SplittableRandom(1));
        assertThat(child.traceId()).isEqualTo(TRACE);
        assertThat(child.flags()).isEqualTo("01");
        assertThat(child.spanId()).isNotEqualTo(SPAN);
        assertThat(TraceParent.parse(child.header())).contains(child);
    }

    @Test
    void aNewTraceIsValid() {
        var random = new SplittableRandom(1);
        var first = TraceParent.begin(random);
        assertThat(TraceParent.parse(first.header())).contains(first);
        assertThat(TraceParent.begin(random).traceId()).isNotEqualTo(first.traceId());
    }

    @Test
    void aLaterVersionMayHaveMore() {
        assertThat(TraceParent.parse("cc-" + TRACE + "-" + SPAN + "-01-what-else")).isPresent();
        assertThat(TraceParent.parse("cc-" + TRACE + "-" + SPAN + "-01")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-" + SPAN + "-1",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "cc-" + TRACE + "-" + SPAN + "-01.more",
                " 00-" + TRACE + "-" + SPAN + "-01"
            })
    void whatIsNotValidIsNoParent(String header) {
        assertThat(TraceParent.parse(header)).isEmpty();
    }
}
