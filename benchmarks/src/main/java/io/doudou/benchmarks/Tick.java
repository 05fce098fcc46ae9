package io.doudou.benchmarks;

/**
 * One value of a stream.
 *
 * @param number from 0
 * @param nanos when it was made, by the clock that all processes of a machine share
 * @param text what a small message may carry
 */
public record Tick(long number, long nanos, String text) {}
