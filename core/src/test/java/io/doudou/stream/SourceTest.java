package io.doudou.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.Fault;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class SourceTest {

    @Test
    void valuesComeInOrderAndThenNothingMore() {
        var source = Source.of(List.of(1, 2));
        assertThat(source.next()).isEqualTo(1);
        assertThat(source.next()).isEqualTo(2);
        assertThat(source.next()).isNull();
        assertThat(source.next()).isNull();
    }

    @Test
    void aLoopReadsWhatAProducerPuts() {
        try (var source = Source.<Integer>from(sink -> count(sink, 1000)).map(each -> 2 * each)) {
            var sum = 0;
            for (var value : source) {
                sum += value;
            }
            assertThat(sum).isEqualTo(999_000);
        }
    }

    private static void count(Source.Sink<Integer> sink, int to) throws InterruptedException {
        for (int i = 0; i < to; i++) {
            sink.put(i);
        }
    }

    @Test
    void nothingIsMadeBeforeSomebodyWantsIt() {
        var made = new AtomicInteger();
        var source =
                Source.<Integer>from(
                        sink -> {
                            while (true) {
                                sink.put(made.incrementAndGet());
                            }
                        });
        assertThat(made).hasValue(0);
        assertThat(source.next()).isEqualTo(1);
        assertThat(source.next()).isEqualTo(2);
        assertThat(made.get()).isLessThanOrEqualTo(3);
        source.close();
    }

    @Test
    @Timeout(20)
    void someValuesAreMadeAheadForAReaderThatSendsThemOn() throws InterruptedException {
        var made = new AtomicInteger();
        var isAhead = new CountDownLatch(4);
        var source =
                Source.<Integer>from(
                                sink -> {
                                    while (true) {
                                        sink.put(made.incrementAndGet());
                                        isAhead.countDown();
                                    }
                                })
                        .map(each -> -each)
                        .ahead(4);
        assertThat(source.next()).isEqualTo(-1);
        isAhead.await();
        for (int i = 2; i < 1000; i++) {
            assertThat(source.next()).isEqualTo(-i);
        }
        assertThat(made.get()).isBetween(999, 999 + 5);
        source.close();
    }

    @Test
    void whatAProducerThrowsItsReaderGetsEachTime() {
        var fault = new Fault(409, "full", "No more.");
        var source =
                Source.<Integer>from(
                        sink -> {
                            sink.put(1);
                            throw fault;
                        });
        assertThat(source.next()).isEqualTo(1);
        assertThatThrownBy(source::next).isSameAs(fault);
        assertThatThrownBy(source::next).isSameAs(fault);
        var checked =
                Source.<Integer>from(
                        sink -> {
                            throw new IOException("disk");
                        });
        assertThatThrownBy(checked::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("java.io.IOException: disk");
    }

    @RepeatedTest(100)
    @Timeout(20)
    void closingInterruptsTheProducerAndEndsAReaderThatWaits() throws InterruptedException {
        var waits = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var source =
                Source.<Integer>from(
                        sink -> {
                            waits.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException closed) {
                                interrupted.countDown();
                                throw closed;
                            }
                        });
        var read = new ArrayList<Integer>();
        var reader = Thread.ofVirtual().start(() -> source.forEach(read::add));
        waits.await();
        source.close();
        source.close();
        interrupted.await();
        reader.join();
        assertThat(read).isEmpty();
        assertThatThrownBy(source::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aListIsASource() {
        assertThat(Source.of(List.of("a", "b"))).containsExactly("a", "b");
    }
}
