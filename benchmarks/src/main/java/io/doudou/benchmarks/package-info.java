/**
 * What a request costs and what being a member of a cluster costs: whole servers and whole
 * clusters, each in a process of its own, and the cost of JSON and of datagrams alone.
 *
 * <p>Not shipped; may see every room and is seen by none. The packaged jar is at the same time the
 * bench and all servers it measures: {@code java -jar doudou-benchmarks.jar bench http}. Begin with
 * {@link io.doudou.benchmarks.Bench}, then {@code Duel}, where two servers are compared; for
 * clusters with {@code GossipBench}, for calls between services with {@code RpcBench}.
 */
@NullMarked
package io.doudou.benchmarks;

import org.jspecify.annotations.NullMarked;
