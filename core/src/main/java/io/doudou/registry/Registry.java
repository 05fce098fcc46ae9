package io.doudou.registry;

import io.doudou.option.Settings;

import java.util.List;
import java.util.Locale;
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

    /** What the registry shows to the people who operate it. */
    default Roster roster() {
        return Roster.of(this);
    }

    /** Deregisters what was registered here and ends all watches. A second call does nothing. */
    @Override
    void close();

    /** A registry that lives in this process: the reference, and the default of a monolith. */
    static Registry inMemory() {
        return new MemoryRegistry();
    }

    /**
     * Several registries as one: announces in all of them, and finds the nodes that any of them
     * knows; one that several know counts once, as the first of them knows it. What a registry
     * cannot do is logged as long as another can. Closes them.
     *
     * @param registries at least one
     */
    static Registry merged(List<Registry> registries) {
        return registries.size() == 1 ? registries.getFirst() : new MergedRegistry(registries);
    }

    /**
     * Fixed addresses, for services that nothing announces.
     *
     * @param addresses base URLs by service name; several, separated by commas, are several nodes;
     *     the scheme {@code mucp} in place of {@code http}, or {@code mucps} in place of {@code
     *     https}, says that a node is called by go-micro's remote procedure calls
     * @throws IllegalArgumentException naming the service and the address that is no base URL
     */
    static Registry fixed(Map<String, String> addresses) {
        return FixedRegistry.of(addresses);
    }

    /**
     * Fixed addresses that the operator chose, as go-doudou's clients read them: those of the
     * service {@code user-svc} are the setting {@code USER_SVC}. A setting is read when its service
     * is first asked for; a wrong one fails that call with an {@link IllegalArgumentException}.
     */
    static Registry fixed(Settings settings) {
        return new FixedRegistry(name -> settings.text(addressKey(name)));
    }

    /** The setting that holds the addresses of a service: {@code USER_SVC} of {@code user-svc}. */
    static String addressKey(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
