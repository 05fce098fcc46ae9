package io.doudou.benchmarks;

import io.doudou.codec.JsonWriter;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * Question: what does a page of ten users cost as JSON, in time and garbage, by the generated codec
 * and by hand with Jackson's generator? Asked by {@code dev/bench json}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class WritePage {

    private final PageRet page = new Users().pageUsers(new PageQuery(null, 3, 10));

    @Benchmark
    public byte[] generatedCodec() {
        return JsonWriter.write(UserServiceJson.PAGE_RET, page);
    }

    @Benchmark
    public byte[] jacksonByHand() {
        return FloorJson.bytes(page);
    }
}
