package io.doudou.gossip.wire;

/**
 * The fields of one message while it is read; what was not sent has its zero value, and of what was
 * sent twice the last one counts.
 */
final class MessageFields {

    private static final long UINT32_MAX = 0xffff_ffffL;
    private static final int UINT16_MAX = 0xffff;
    private static final int UINT8_MAX = 0xff;

    String node = "";
    String from = "";
    String sourceNode = "";
    String error = "";
    Host host = Host.NONE;
    Host target = Host.NONE;
    Host sourceHost = Host.NONE;
    Bytes meta = Bytes.NIL;
    Bytes payload = Bytes.NIL;
    Versions versions = Versions.NONE;
    long sequence;
    long incarnation;
    int port;
    int sourcePort;
    boolean flag;
    long count;
    long length;
    int state;
    int algorithm;
    byte[] buffer = {};
    int bufferFrom;
    int bufferLength;

    private final Repeats repeats;

    MessageFields(Repeats repeats) {
        this.repeats = repeats;
    }

    /** Reads a map and passes over everything that does not belong to the message. */
    void read(PackReader in, int wanted) {
        clear();
        int entries = in.map();
        for (int i = 0; i < entries && in.refusal() == null; i++) {
            var field = in.key();
            if (field == null || (wanted & field.bit) == 0) {
                in.skip();
            } else {
                take(field, in);
            }
        }
    }

    Address address() {
        return repeats.address(host, port);
    }

    Source source() {
        return sourcePort == 0 && sourceHost.isNone() && sourceNode.isEmpty()
                ? Source.NONE
                : new Source(new Address(sourceHost, sourcePort), sourceNode);
    }

    private void take(Field field, PackReader in) {
        switch (field) {
            case ADDR -> host = in.host();
            case ALGO -> algorithm = (int) in.unsigned(UINT8_MAX);
            case BUF -> takeBuffer(in);
            case ERROR -> error = in.text();
            case FROM -> from = in.text();
            case INCARNATION -> incarnation = in.unsigned(UINT32_MAX);
            case JOIN, NACK -> flag = in.bool();
            case META -> meta = in.bytes();
            case NAME, NODE -> node = in.text();
            case NODES -> count = in.unsigned(Long.MAX_VALUE);
            case PAYLOAD -> payload = in.bytes();
            case PORT -> port = (int) in.unsigned(UINT16_MAX);
            case SEQ_NO -> sequence = in.unsigned(UINT32_MAX);
            case SOURCE_ADDR -> sourceHost = in.host();
            case SOURCE_NODE -> sourceNode = in.text();
            case SOURCE_PORT -> sourcePort = (int) in.unsigned(UINT16_MAX);
            case STATE -> state = (int) in.unsigned(Integer.MAX_VALUE);
            case TARGET -> target = in.host();
            case USER_MSG_LEN, USER_STATE_LEN -> length = in.unsigned(Long.MAX_VALUE);
            case VSN -> versions = in.versions();
        }
    }

    private void takeBuffer(PackReader in) {
        if (in.raw()) {
            buffer = in.rawBytes();
            bufferFrom = in.rawFrom();
            bufferLength = Math.max(in.rawLength(), 0);
        }
    }

    private void clear() {
        node = "";
        from = "";
        sourceNode = "";
        error = "";
        host = Host.NONE;
        target = Host.NONE;
        sourceHost = Host.NONE;
        meta = Bytes.NIL;
        payload = Bytes.NIL;
        versions = Versions.NONE;
        sequence = 0;
        incarnation = 0;
        port = 0;
        sourcePort = 0;
        flag = false;
        count = 0;
        length = 0;
        state = 0;
        algorithm = 0;
        bufferLength = 0;
    }
}
