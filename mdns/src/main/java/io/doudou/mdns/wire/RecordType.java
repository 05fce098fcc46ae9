package io.doudou.mdns.wire;

/** The numbers of DNS that are spoken here (RFC 1035, 3.2; RFC 2782; RFC 3596). */
public final class RecordType {

    /** An IPv4 address. */
    public static final int A = 1;

    /** One name that stands for another. */
    public static final int PTR = 12;

    /** Texts. */
    public static final int TXT = 16;

    /** An IPv6 address. */
    public static final int AAAA = 28;

    /** Host and port. */
    public static final int SRV = 33;

    /** In a question: all of them. */
    public static final int ANY = 255;

    /** The class of all records here. */
    public static final int INTERNET = 1;

    private RecordType() {}
}
