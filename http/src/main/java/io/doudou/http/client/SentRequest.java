package io.doudou.http.client;

import io.doudou.http.FieldList;
import io.doudou.http.ItemBody;
import io.doudou.http.Multipart;
import io.doudou.http.Outgoing;
import io.doudou.http.text.FieldNames;
import io.doudou.http.text.FieldText;
import io.doudou.http.wire.HeadWriter;
import io.doudou.http.wire.ScopeHeaders;

/**
 * A request as carriers send it to one node: its head, checked, and of its body what is there at
 * once. Does not change.
 */
final class SentRequest {

    private static final byte[] NOTHING = new byte[0];

    private final Outgoing outgoing;
    private final SocketWire wire;
    private final FieldList fields;
    private final byte[] body;

    /**
     * A request to a node.
     *
     * @param leftNanos how long the caller waits, which the node is told; not of a stream of values
     * @throws IllegalArgumentException when a header field cannot be sent
     */
    SentRequest(Outgoing outgoing, SocketWire wire, long leftNanos) {
        this.outgoing = outgoing;
        this.wire = wire;
        this.fields = fields(leftNanos);
        this.body = outgoing.content() instanceof Outgoing.Whole whole ? whole.bytes() : NOTHING;
    }

    private FieldList fields(long leftNanos) {
        var all = outgoing.headers().copy();
        if (!isStreaming() && !ScopeHeaders.isTimeoutTold(all)) {
            all.set(ScopeHeaders.TIMEOUT, ScopeHeaders.timeout(leftNanos));
        }
        switch (outgoing.content()) {
            case Outgoing.Nothing none -> {}
            case Outgoing.Whole whole -> all.set(FieldNames.CONTENT_TYPE, whole.type());
            case Multipart upload -> all.set(FieldNames.CONTENT_TYPE, upload.type());
            case ItemBody items -> all.set(FieldNames.CONTENT_TYPE, items.type());
        }
        for (int i = 0; i < all.count(); i++) {
            FieldText.checkName(all.name(i));
            FieldText.checkValue(all.name(i), all.value(i));
        }
        return all;
    }

    String method() {
        return outgoing.method();
    }

    String target() {
        return outgoing.target(wire.address().root());
    }

    NodeAddress address() {
        return wire.address();
    }

    /** What the request names as its host. */
    String authority() {
        return wire.authority();
    }

    /** All header fields but those that the protocol needs for itself. */
    FieldList fields() {
        return fields;
    }

    /**
     * The length of the body; {@link HeadWriter#CHUNKED} when it comes in pieces, {@link
     * HeadWriter#NONE} when there is none and the method knows none.
     */
    long bodyBytes() {
        return switch (outgoing.content()) {
            case Outgoing.Nothing none -> mayHaveBody() ? 0 : HeadWriter.NONE;
            case Outgoing.Whole whole -> body.length;
            case Multipart upload -> upload.size();
            case ItemBody items -> HeadWriter.CHUNKED;
        };
    }

    /** What follows the head at once; an upload follows later, in pieces. */
    byte[] body() {
        return body;
    }

    boolean isUpload() {
        return outgoing.content() instanceof Multipart || isStreaming();
    }

    boolean isStreaming() {
        return outgoing.content() instanceof ItemBody;
    }

    private boolean mayHaveBody() {
        return switch (outgoing.method()) {
            case "POST", "PUT", "PATCH" -> true;
            default -> false;
        };
    }
}
