package io.doudou.http.grpc;

import io.doudou.codec.EnumShape;
import io.doudou.codec.FieldKind;
import io.doudou.codec.FieldShape;
import io.doudou.codec.MessageShape;
import io.doudou.codec.ServiceShapes;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The messages and enums of all services of one package, each under a name of its own: what two
 * services share is there once, and where they have different ones of a name, the later one has the
 * name of its service in front. Belongs to one thread until all are added.
 */
final class PackageShapes {

    private static final String WELL_KNOWN = "google.protobuf.";

    private final Map<String, MessageShape> messages = new LinkedHashMap<>();
    private final Map<String, EnumShape> enums = new LinkedHashMap<>();
    private final Set<String> wellKnown = new HashSet<>();
    private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();

    /** Adds those of a service. */
    void add(String service, ServiceShapes shapes) {
        shapes.enums()
                .forEach(
                        each ->
                                add(
                                        service,
                                        each.name(),
                                        each,
                                        enums,
                                        other -> isAlike(each, other)));
        for (var each : shapes.messages()) {
            if (isWellKnown(each)) {
                wellKnown.add(each.name());
                names.put(each, each.name());
            } else {
                var name = each.name();
                add(service, name, each, messages, other -> isAlike(each, other, new HashSet<>()));
            }
        }
    }

    private <T> void add(
            String service, String simple, T shape, Map<String, T> all, Predicate<T> isAlike) {
        var name = simple;
        for (int i = 1; isTaken(name, all.get(name), isAlike); i++) {
            name = service + simple + (i == 1 ? "" : i);
        }
        all.putIfAbsent(name, shape);
        names.put(shape, name);
    }

    private <T> boolean isTaken(String name, @Nullable T same, Predicate<T> isAlike) {
        return same == null
                ? messages.containsKey(name) || enums.containsKey(name)
                : !isAlike.test(same);
    }

    /** By their names. */
    Map<String, MessageShape> messages() {
        return messages;
    }

    /** By their names. */
    Map<String, EnumShape> enums() {
        return enums;
    }

    /** Those of protobuf's own messages that are used, by their whole names. */
    Collection<String> wellKnown() {
        return wellKnown;
    }

    /** The name of a message or an enum of a service that was added. */
    String name(Object shape) {
        var name = names.get(shape);
        if (name == null) {
            throw new IllegalArgumentException(shape + " belongs to no service of the package");
        }
        return name;
    }

    static boolean isWellKnown(MessageShape message) {
        return message.name().startsWith(WELL_KNOWN);
    }

    private static boolean isAlike(EnumShape one, EnumShape other) {
        return one.name().equals(other.name()) && one.constants().equals(other.constants());
    }

    /**
     * Whether two messages are the same.
     *
     * @param seen names of messages that are being compared already, or have been
     */
    private static boolean isAlike(MessageShape one, MessageShape other, Set<String> seen) {
        if (!one.name().equals(other.name())) {
            return false;
        }
        if (!seen.add(one.name())) {
            return true;
        }
        boolean isSame =
                one.form() == other.form()
                        && one.discriminator().equals(other.discriminator())
                        && one.fields().size() == other.fields().size();
        for (int i = 0; isSame && i < one.fields().size(); i++) {
            isSame = isAlike(one.fields().get(i), other.fields().get(i), seen);
        }
        return isSame;
    }

    private static boolean isAlike(FieldShape one, FieldShape other, Set<String> seen) {
        boolean isSame =
                one.number() == other.number()
                        && one.name().equals(other.name())
                        && one.kind() == other.kind()
                        && one.cardinality() == other.cardinality();
        if (isSame && one.kind() == FieldKind.ENUM) {
            return isAlike(one.enumeration(), other.enumeration());
        }
        return isSame
                && (one.kind() != FieldKind.MESSAGE
                        || isAlike(one.message(), other.message(), seen));
    }
}
