package io.doudou.registry;

import java.util.List;
import java.util.Map;

/**
 * Who offers which service where. All methods may block on the network and serve all threads; what
 * goes wrong there is a {@link io.doudou.fault.ServiceException}. After {@link #close} every other
 * method throws {@link IllegalStateException}.
 */
public interface Registry extends AutoCloseable {

    /**
     * Announces the nodes of {@code service}; again with the same node id replaces what was
     * announced. Where the system behind needs a lease, the registry renews it until {@link
     * #deregister} or {@link #close}, and announces again what was lost.
     *
     * @throws IllegalArgumentException when the service has no node
     */
    void register(Service service);

    /** Takes back the nodes of {@code service} by their ids; unknown ones are no error. */
    void deregister(Service service);

    /** All versions of a service with their nodes; empty when nobody offers it. */
    List<Service> lookup(String name);

    /** The names of all services, sorted. */
    List<String> list();

    /**
     * Follows one service. The first {@link Watch#next} answers at once with what is there.
     *
     * @param name of the service
     */
    Watch watch(String name);

    /** Deregisters what was registered here and ends all watches. A second call does nothing. */
    @Override
    void close();

    /** A registry that lives in this process: the reference, and the default of a monolith. */
    static Registry inMemory() {
        return new MemoryRegistry();
    }

    /**
     * Fixed addresses, for services that nothing announces.
     *
     * @param addresses base URLs by service name; several, separated by commas, are several nodes
     */
    static Registry fixed(Map<String, String> addresses) {
        return new FixedRegistry(addresses);
    }
}
