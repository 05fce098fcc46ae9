package io.doudou.gossip.discovery;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Problems;
import io.doudou.registry.Service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole offers of members whose metadata had no room for them: what travels as user state by
 * push/pull, and is passed on to those who did not hear it first hand. Guarded by its owner.
 *
 * <p>A catalog is believed only under the revision that the member's own metadata names, so an old
 * one that still goes round does no harm.
 */
final class Catalogs {

    /** Bytes of user state that this node sends; what goes beyond waits for another round. */
    static final int STATE_BYTES_MAX = 256 * 1024;

    /** Members whose catalogs are kept. */
    static final int CATALOGS_MAX = 1024;

    private static final JsonFields FIELDS =
            JsonFields.none().required("member").required("revision").required("services");

    /** Addresses are always written out, because the reader may not know the member yet. */
    private static final JsonCodec<List<Service>> SERVICES = new OfferJson("").codec();

    private final Map<String, Catalog> byMember = new HashMap<>();

    /** What {@code member} offers under {@code revision}; empty when that was not heard yet. */
    Optional<List<Service>> of(String member, long revision) {
        return Optional.ofNullable(byMember.get(member))
                .filter(catalog -> catalog.revision == revision)
                .map(Catalog::services);
    }

    void put(String member, long revision, List<Service> services) {
        byMember.put(member, new Catalog(member, revision, services));
    }

    /**
     * Keeps what was heard of another member, even before the metadata that names its revision: the
     * two travel on different ways. What is believed already is not replaced.
     *
     * @param current the revision that the member's metadata names; 0 while it is not known
     */
    void hear(Catalog catalog, long current) {
        var known = byMember.get(catalog.member);
        var isBelieved = known != null && known.revision == current;
        if (!isBelieved && (known != null || byMember.size() < CATALOGS_MAX)) {
            byMember.put(catalog.member, catalog);
        }
    }

    void forget(String member) {
        byMember.remove(member);
    }

    /** What this node tells in a push/pull, its own catalog first. */
    byte[] state(String self) {
        var parts = new ArrayList<Catalog>();
        int bytes = 0;
        for (var catalog : ordered(self)) {
            bytes += JsonWriter.write(codec(), catalog).length + 1;
            if (bytes > STATE_BYTES_MAX) {
                break;
            }
            parts.add(catalog);
        }
        return parts.isEmpty() ? new byte[0] : JsonWriter.write(listCodec(), parts);
    }

    /** The catalog of one member, written as a state; empty while there is none. */
    Optional<byte[]> alone(String member) {
        return Optional.ofNullable(byMember.get(member))
                .map(catalog -> JsonWriter.write(listCodec(), List.of(catalog)));
    }

    private List<Catalog> ordered(String self) {
        var all = new ArrayList<Catalog>();
        Optional.ofNullable(byMember.get(self)).ifPresent(all::add);
        byMember.values().stream().filter(each -> !each.member.equals(self)).forEach(all::add);
        return all;
    }

    /**
     * Reads what another node told; state that is not ours (other programs use it for themselves)
     * is skipped.
     */
    static List<Catalog> read(byte[] state) {
        if (state.length == 0 || state[0] != '[') {
            return List.of();
        }
        var problems = new Problems();
        var catalogs = JsonReader.read(state, "state", listCodec(), problems);
        return problems.count() > 0 ? List.of() : catalogs;
    }

    private static JsonCodec<List<Catalog>> listCodec() {
        return JsonCodec.of(
                in -> in.list(codec()::read), (out, all) -> out.list(all, codec()::write));
    }

    private static JsonCodec<Catalog> codec() {
        return JsonCodec.of(Catalogs::readCatalog, Catalogs::writeCatalog);
    }

    private static void writeCatalog(JsonWriter out, Catalog catalog) {
        out.beginObject();
        out.name(FIELDS, 0);
        out.value(catalog.member);
        out.name(FIELDS, 1);
        out.value(catalog.revision);
        out.name(FIELDS, 2);
        SERVICES.write(out, catalog.services);
        out.endObject();
    }

    private static Catalog readCatalog(JsonReader in) {
        var member = "";
        long revision = 0;
        var services = List.<Service>of();
        var object = in.object(FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> member = in.string();
                case 1 -> revision = in.longValue();
                default -> services = SERVICES.read(in);
            }
        }
        return new Catalog(member, revision, services);
    }

    /** The whole offer of one member under one revision. */
    record Catalog(String member, long revision, List<Service> services) {
        Catalog {
            services = List.copyOf(services);
        }
    }
}
