package io.doudou.http.wire;

import io.doudou.broker.Message;
import io.doudou.http.FieldList;

import java.util.TreeMap;

/** A remote procedure call, or its answer, as one message of a transport or a broker. */
public final class MicroMessage {

    private static final String CONTENT_TYPE = "Content-Type";

    private MicroMessage() {}

    /** The message with these header fields, of which a repeated one counts once. */
    public static Message of(FieldList headers, String contentType, byte[] body) {
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.count(); i++) {
            fields.putIfAbsent(headers.name(i), MicroHeaders.decoded(headers.value(i)));
        }
        fields.put(CONTENT_TYPE, contentType);
        return Message.of(fields, body);
    }

    /** The header fields of a message. */
    public static FieldList headers(Message message) {
        var headers = new FieldList();
        message.header().forEach((name, value) -> headers.add(name, MicroHeaders.encoded(value)));
        return headers;
    }
}
