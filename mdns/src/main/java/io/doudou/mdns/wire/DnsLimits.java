package io.doudou.mdns.wire;

/** How much a message may hold; whatever is beyond is refused before it costs anything. */
public final class DnsLimits {

    /** Bytes of one label (RFC 1035, 2.3.4). */
    public static final int LABEL_BYTES_MAX = 63;

    /** Bytes of one name with its lengths and its end (RFC 1035, 2.3.4). */
    public static final int NAME_BYTES_MAX = 255;

    /** Bytes of a message that we send (RFC 6762, 17). */
    public static final int SENT_BYTES_MAX = 9000;

    /** Bytes of a message that we read: all that a datagram can carry. */
    public static final int READ_BYTES_MAX = 65_535;

    /** Questions and records of a message together; a node has four, a printer some dozens. */
    public static final int ENTRIES_MAX = 512;

    /** Bytes of the texts of one TXT record. */
    public static final int TEXT_BYTES_MAX = 1 << 15;

    /** Bytes of one text of a TXT record (RFC 1035, 3.3). */
    public static final int PIECE_BYTES_MAX = 255;

    /** Bytes of the JSON text in a TXT record, which compression could blow up a thousandfold. */
    public static final int JSON_BYTES_MAX = 1 << 18;

    private DnsLimits() {}
}
