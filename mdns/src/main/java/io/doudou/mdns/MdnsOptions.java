package io.doudou.mdns;

import io.doudou.option.Option;

import java.time.Duration;
import java.util.List;

/** What an operator may choose about multicast DNS. */
public final class MdnsOptions {

    /**
     * The domains in which this node is found and looks for others; in the first one it announces
     * itself unasked, too. {@code micro.} is that of go-micro since its release 1.10, {@code
     * local.} that of the releases before.
     */
    public static final Option<String> DOMAINS =
            Option.text("GDD_MDNS_DOMAINS", "micro.,local.")
                    .where(Domains::isList, "a list of 1 to 8 domains such as micro. or local.");

    /**
     * The network interfaces to speak on, by their names: {@code eth0,eth1}. Empty: all that can
     * multicast, and if there is none the loopback interface.
     */
    public static final Option<String> INTERFACES = Option.text("GDD_MDNS_INTERFACES", "");

    /**
     * How long a look-up waits for somebody who offers the service. It ends sooner when answers
     * have come and no more follow at once; who answers later is found by the next one.
     */
    public static final Option<Duration> WAIT =
            Option.duration("GDD_MDNS_WAIT", Duration.ofMillis(100))
                    .within(Duration.ofMillis(1), Duration.ofSeconds(10));

    /**
     * How often the nodes of a service that is in use here are asked whether they are still there.
     * A crashed one is gone three seconds after that at the latest.
     */
    public static final Option<Duration> REFRESH =
            Option.duration("GDD_MDNS_REFRESH", Duration.ofSeconds(5))
                    .within(Duration.ofSeconds(1), Duration.ofHours(1));

    /**
     * How often this node announces itself again, for those who have missed it; {@code 0s}: never
     * after the first three times.
     */
    public static final Option<Duration> ANNOUNCE =
            Option.duration("GDD_MDNS_ANNOUNCE", Duration.ofMinutes(1))
                    .within(Duration.ZERO, Duration.ofHours(24));

    /** All of them, for the pages and warnings that list them. */
    public static final List<Option<?>> ALL = List.of(DOMAINS, INTERFACES, WAIT, REFRESH, ANNOUNCE);

    private MdnsOptions() {}
}
