package io.doudou.benchmarks;

import java.time.Duration;

/**
 * What one stretch of load saw from outside.
 *
 * @param requests answered with 2xx
 */
record Load(long requests, double perSecond, Duration median, Duration p99) {}
