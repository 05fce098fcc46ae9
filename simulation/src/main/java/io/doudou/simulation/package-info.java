/**
 * A seeded world in which many nodes run the membership that ships, with virtual time and a network
 * that loses, delays, doubles and cuts.
 *
 * <p>One seed is one history: a {@link io.doudou.simulation.World} with {@link
 * io.doudou.simulation.Life lives} that talk over a {@link io.doudou.simulation.Network}. A {@link
 * io.doudou.simulation.Scenario} makes trouble in it while a {@link io.doudou.simulation.Checker}
 * looks at every step, then heals everything and demands agreement. {@link
 * io.doudou.simulation.Figures} measures how fast news and deaths get around. Not shipped; sees
 * {@code gossip}. Begin with {@code World}.
 */
@NullMarked
package io.doudou.simulation;

import org.jspecify.annotations.NullMarked;
