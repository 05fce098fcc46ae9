package io.doudou.mdns;

import io.doudou.mdns.wire.DnsNames;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The domains that are spoken in; each ends with a dot. Immutable. */
record Domains(List<String> names) {

    private static final int DOMAINS_MAX = 8;

    Domains {
        names = List.copyOf(names);
    }

    /** Reads a list; the dot at the end of a domain may be left out. */
    static Domains of(String list) {
        return new Domains(
                Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(name -> name.endsWith(".") ? name : name + ".")
                        .distinct()
                        .toList());
    }

    static boolean isList(String list) {
        var names = of(list).names;
        return !names.isEmpty()
                && names.size() <= DOMAINS_MAX
                && names.stream().allMatch(DnsNames::isName);
    }

    /** What stands before the domain: {@code a.greeter} in {@code a.greeter.micro.}. */
    Optional<String> within(String name) {
        return names.stream()
                .filter(domain -> name.endsWith("." + domain))
                .map(domain -> name.substring(0, name.length() - domain.length() - 1))
                .findFirst();
    }

    /** Names are compared without regard to the case of ASCII letters (RFC 6762, 16). */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
