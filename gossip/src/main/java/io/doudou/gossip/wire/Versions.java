package io.doudou.gossip.wire;

/**
 * The six version bytes of a member, each 0 to 255.
 *
 * @param protocolMin the lowest protocol version that it understands
 * @param protocolMax the highest one
 * @param protocol the one that it speaks
 * @param delegateMin the lowest version of its application's messages that it understands
 * @param delegateMax the highest one
 * @param delegate the one that it speaks
 */
public record Versions(
        int protocolMin,
        int protocolMax,
        int protocol,
        int delegateMin,
        int delegateMax,
        int delegate) {

    /** The number of bytes on the wire; further bytes are ignored, fewer are {@link #NONE}. */
    public static final int BYTES = 6;

    /** What was sent is missing or too short; such a member is not relayed. */
    public static final Versions NONE = new Versions(0, 0, 0, 0, 0, 0);

    /** What most members send: protocol 1 to 5 understood, 2 spoken, nothing about delegates. */
    public static final Versions STANDARD = new Versions(1, 5, 2, 0, 0, 0);

    /** Whether a member can have these: 1 <= minimum <= spoken <= maximum, for delegates from 0. */
    public boolean isValid() {
        return 1 <= protocolMin
                && protocolMin <= protocol
                && protocol <= protocolMax
                && delegateMin <= delegate
                && delegate <= delegateMax;
    }
}
