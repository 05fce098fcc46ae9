package io.doudou.http.wire;

import io.doudou.fault.Fault;
import io.doudou.http.FieldList;
import io.doudou.http.text.FieldText;
import io.netty.handler.codec.http2.Http2Headers;

import java.util.Locale;

/**
 * Turns the header fields of HTTP/2 into those of the house and back (RFC 9113, 8.2). The engine
 * has checked names; values are checked here, because a CR or LF in one would become a line of its
 * own wherever it is written as HTTP/1.
 */
public final class Http2Fields {

    private Http2Fields() {}

    /**
     * The fields of a message, without those that begin with a colon.
     *
     * @throws Fault 400 or 431
     */
    public static FieldList read(Http2Headers from, int countMax) {
        var fields = new FieldList();
        for (var field : from) {
            var name = field.getKey().toString();
            if (!name.startsWith(":")) {
                if (fields.count() == countMax) {
                    throw new Fault(431, "header.too-many", "There are too many headers.");
                }
                fields.add(checked(name), value(field.getValue().toString()));
            }
        }
        return fields;
    }

    /** Adds fields to those of a message. */
    public static void write(FieldList fields, Http2Headers to) {
        for (int i = 0; i < fields.count(); i++) {
            to.add(fields.name(i).toLowerCase(Locale.ROOT), fields.value(i));
        }
    }

    /** What belongs to a connection of HTTP/1 has no place here (RFC 9113, 8.2.2). */
    private static String checked(String name) {
        return switch (name) {
            case "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade" ->
                    throw malformed("The header " + name + " is not for HTTP/2.");
            default -> name;
        };
    }

    private static String value(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!FieldText.isValue(value.charAt(i))) {
                throw malformed("A header value holds a control character.");
            }
        }
        return value;
    }

    private static Fault malformed(String detail) {
        return new Fault(400, "request.malformed", detail);
    }
}
