package io.doudou.benchmarks;

import io.doudou.stream.Source;

import java.util.concurrent.locks.LockSupport;

/** Makes ticks as programs do: by code that runs beside the stream. */
final class Ticks implements Feed {

    private static final String TEXT = "a text of forty characters, more or less";

    @Override
    public Source<Tick> getTicks(long count, long pauseMicros) {
        return Source.from(
                sink -> {
                    for (long number = 0; number < count; number++) {
                        sink.put(new Tick(number, System.nanoTime(), TEXT));
                        if (pauseMicros > 0) {
                            LockSupport.parkNanos(1000 * pauseMicros);
                        }
                    }
                });
    }
}
