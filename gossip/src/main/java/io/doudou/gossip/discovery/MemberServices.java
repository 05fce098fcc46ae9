package io.doudou.gossip.discovery;

import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which member stands for which nodes, kept in step with a registry in memory, which answers and
 * tells watchers. Guarded by its owner.
 */
final class MemberServices {

    private static final Logger LOG = System.getLogger(MemberServices.class.getName());

    private final Registry view;

    /** What each member offers now, by its name. */
    private final Map<String, List<Service>> byMember = new HashMap<>();

    /** Whose each node is: what another member claims under the same id is not believed. */
    private final Map<Key, String> owners = new HashMap<>();

    MemberServices(Registry view) {
        this.view = view;
    }

    /** The member offers this and nothing else from now on. */
    void replace(String member, List<Service> services) {
        var offered = services.stream().map(each -> own(member, each)).flatMap(Optional::stream);
        var now = offered.toList();
        var before = byMember.getOrDefault(member, List.of());
        if (now.equals(before)) {
            return;
        }
        // New nodes before old ones go, so that a service that changed is never without nodes.
        now.stream().filter(each -> !before.contains(each)).forEach(view::register);
        var kept = keys(now);
        for (var service : before) {
            var gone = service.nodes().stream().filter(node -> !kept.contains(key(service, node)));
            view.deregister(service.withNodes(gone.toList()));
        }
        keys(before).stream().filter(key -> !kept.contains(key)).forEach(owners::remove);
        if (now.isEmpty()) {
            byMember.remove(member);
        } else {
            byMember.put(member, now);
        }
    }

    /** The service with those nodes that no other member has; empty when there are none. */
    private Optional<Service> own(String member, Service service) {
        var nodes = service.nodes().stream().filter(node -> isOwn(member, service, node)).toList();
        return service.name().isEmpty() || nodes.isEmpty()
                ? Optional.empty()
                : Optional.of(service.withNodes(nodes));
    }

    private boolean isOwn(String member, Service service, Node node) {
        var owner = owners.putIfAbsent(key(service, node), member);
        if (owner != null && !owner.equals(member)) {
            LOG.log(
                    Level.WARNING,
                    "member {0} claims node {1} of {2}, which is that of member {3}",
                    member,
                    node.id(),
                    service.name(),
                    owner);
            return false;
        }
        return true;
    }

    private static Set<Key> keys(List<Service> services) {
        var keys = new HashSet<Key>();
        services.forEach(each -> each.nodes().forEach(node -> keys.add(key(each, node))));
        return keys;
    }

    private static Key key(Service service, Node node) {
        return new Key(service.name(), node.id());
    }

    private record Key(String service, String node) {}
}
