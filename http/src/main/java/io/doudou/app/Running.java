package io.doudou.app;

import io.doudou.fault.ServiceException;
import io.doudou.http.Routes;
import io.doudou.http.client.ClientLimits;
import io.doudou.http.client.Clients;
import io.doudou.http.client.Wire;
import io.doudou.http.server.Listening;
import io.doudou.http.server.ServerParts;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;
import io.doudou.transport.Transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What exists between the start of an application and its stop.
 *
 * @param wires to the services that are served here, by name, for calls that stay in the process
 */
record Running(
        Listening server,
        Optional<Transport.Arrivals> arrivals,
        Announcement announcement,
        Subscriptions subscriptions,
        Map<String, Wire> wires,
        Watchdog watchdog) {

    private static final Logger LOG = System.getLogger(Running.class.getName());

    static Running of(
            Settings settings,
            Listening server,
            Optional<Transport.Arrivals> arrivals,
            Announcement announcement,
            Subscriptions subscriptions,
            ServerParts parts,
            List<Routes> services,
            Ticker ticker) {
        var watchdog = new Watchdog(ticker);
        var limits = ClientLimits.of(settings);
        var wires = new HashMap<String, Wire>();
        for (var routes : services) {
            var name = routes.service();
            if (Clients.fixedAddresses(name, settings).isEmpty()) {
                wires.put(
                        name,
                        new MemoryWire(parts, name, limits.answerBytesMax(), watchdog, ticker));
            }
        }
        return new Running(
                server, arrivals, announcement, subscriptions, Map.copyOf(wires), watchdog);
    }

    /**
     * Leaves the registry, ends subscriptions, lets what runs come to its end, and closes the
     * server.
     */
    void stop(Duration grace) {
        try {
            announcement.takeBack();
        } catch (ServiceException unreachable) {
            LOG.log(Level.WARNING, "the registry was not told of the stop: {0}", unreachable);
        }
        try {
            subscriptions.end();
            if (arrivals.isPresent() && !arrivals.get().drain(grace)) {
                LOG.log(Level.WARNING, "calls still ran after {0} and were ended", grace);
            }
            if (!server.drain(grace)) {
                LOG.log(Level.WARNING, "requests still ran after {0} and were ended", grace);
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
        arrivals.ifPresent(Transport.Arrivals::close);
        server.close();
        watchdog.close();
    }
}
