package io.doudou.gossip;

import io.doudou.gossip.wire.Versions;

import java.util.Arrays;

/** The three version numbers of an application as operators write them. */
final class DelegateVersions {

    private DelegateVersions() {}

    static boolean areThree(String text) {
        try {
            return versions(1, text).isValid();
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /** The version bytes of a member that speaks this protocol version. */
    static Versions versions(int protocol, String text) {
        var numbers = Arrays.stream(text.strip().split("[ ,]+")).mapToInt(Integer::parseInt);
        var three = numbers.filter(n -> n >= 0 && n <= 255).toArray();
        if (three.length != 3) {
            throw new IllegalArgumentException(text);
        }
        return new Versions(1, 5, protocol, three[0], three[1], three[2]);
    }
}
