package io.doudou.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.broker.Message;
import io.doudou.broker.MessageJson;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Messages as NATS carries them. Header fields of NATS are visible ASCII: a message with any other
 * has all its fields percent-encoded, and says so in a field of ours. Fields that NATS or we give a
 * meaning to are never taken from a message, nor handed to its reader. Stateless.
 */
final class Letters {

    /** What the fields of NATS itself begin with. */
    private static final String NATS = "nats-";

    /** What fields of ours begin with that are no part of a message. */
    static final String OURS = "Doudou-";

    private static final String ENCODED = OURS + "Encoded";
    private static final String PERCENT = "percent";

    /** Says of a body that looks like a message of go-micro that it is none. */
    private static final String FORM = OURS + "Form";

    private static final String PLAIN = "plain";

    private static final Pattern PLAIN_NAME = Pattern.compile("[!-$&-9;-~]+");
    private static final Pattern PLAIN_VALUE = Pattern.compile("|[!-~]|[!-~][ -~]*[!-~]");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Letters() {}

    /** As NATS itself has messages. */
    static NatsMessage.Builder write(String subject, Message message) {
        return write(subject, message, Map.of());
    }

    /**
     * As NATS itself has messages.
     *
     * @param ours further fields, which are no part of the message
     */
    static NatsMessage.Builder write(String subject, Message message, Map<String, String> ours) {
        var headers = new Headers();
        var isPlain = message.header().entrySet().stream().allMatch(Letters::isPlain);
        message.header()
                .forEach(
                        (name, value) -> {
                            if (isPlain) {
                                headers.put(name, value);
                            } else {
                                headers.put(encoded(name), encoded(value));
                            }
                        });
        if (!isPlain) {
            headers.put(ENCODED, PERCENT);
        }
        if (isJson(message.body())) {
            headers.put(FORM, PLAIN);
        }
        ours.forEach((name, value) -> headers.put(name, encodedIfNeeded(value)));
        var builder = NatsMessage.builder().subject(subject).data(message.body());
        return headers.isEmpty() ? builder : builder.headers(headers);
    }

    /** As go-micro's programs read them. */
    static NatsMessage.Builder writeJson(
            String subject, Message message, Map<String, String> ours) {
        var builder = write(subject, Message.of(""), ours);
        return builder.data(MessageJson.write(message));
    }

    /**
     * Reads a message in either form.
     *
     * @throws IllegalArgumentException when it is none, or too large
     */
    static Message read(io.nats.client.Message letter) {
        if (isOfMicro(letter)) {
            try {
                return MessageJson.read(letter.getData());
            } catch (IllegalArgumentException otherJson) {
                return Message.of(letter.getData());
            }
        }
        return Message.of(fields(letter), letter.getData());
    }

    /** Whether a letter is in the form of go-micro, as far as one can see. */
    static boolean isOfMicro(io.nats.client.Message letter) {
        return isJson(letter.getData())
                && field(letter, FORM).isEmpty()
                && fields(letter).isEmpty();
    }

    /** A field of ours; empty when it is not there. */
    static String field(io.nats.client.Message letter, String name) {
        var headers = letter.getHeaders();
        var value = headers == null ? null : headers.getFirst(name);
        return value == null ? "" : decoded(value);
    }

    /** What go-micro writes begins so; sorting out the rest is up to the reader. */
    private static boolean isJson(byte[] body) {
        var begin = new String(body, 0, Math.min(body.length, 10), UTF_8);
        return begin.startsWith("{\"Header\"") || begin.startsWith("{\"Body\"");
    }

    private static Map<String, String> fields(io.nats.client.Message letter) {
        var headers = letter.getHeaders();
        return headers == null ? Map.of() : fields(headers);
    }

    private static Map<String, String> fields(Headers headers) {
        var isEncoded = PERCENT.equals(headers.getFirst(ENCODED));
        var fields = new TreeMap<String, String>();
        headers.forEach(
                (name, values) -> {
                    if (!isReserved(name)) {
                        var value = String.join(", ", values);
                        fields.put(
                                isEncoded ? decoded(name) : name,
                                clean(isEncoded ? decoded(value) : value));
                    }
                });
        return fields;
    }

    private static boolean isPlain(Map.Entry<String, String> field) {
        return PLAIN_NAME.matcher(field.getKey()).matches()
                && PLAIN_VALUE.matcher(field.getValue()).matches()
                && !isReserved(field.getKey());
    }

    private static boolean isReserved(String name) {
        return name.regionMatches(true, 0, NATS, 0, NATS.length())
                || name.regionMatches(true, 0, OURS, 0, OURS.length());
    }

    /** Other programs may write what a message of ours cannot have. */
    private static String clean(String value) {
        return value.replaceAll("[\\x00-\\x1f\\x7f]", " ");
    }

    private static String encodedIfNeeded(String value) {
        return value.contains("%") || !PLAIN_VALUE.matcher(value).matches()
                ? encoded(value)
                : value;
    }

    /** Letters, digits and dashes stay; the first letter does not where a name is reserved. */
    private static String encoded(String text) {
        var encoded = new StringBuilder();
        var bytes = text.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            var isKept = Character.isLetterOrDigit(bytes[i]) || bytes[i] == '-';
            if (bytes[i] > 0 && isKept && (i > 0 || !isReserved(text))) {
                encoded.append((char) bytes[i]);
            } else {
                encoded.append('%').append(HEX.toHexDigits(bytes[i]));
            }
        }
        return encoded.toString();
    }

    private static String decoded(String text) {
        var decoded = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && i + 2 < text.length() && isHex(text, i + 1)) {
                decoded.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                decoded.write(text.charAt(i));
            }
        }
        return decoded.toString(UTF_8);
    }

    private static boolean isHex(String text, int at) {
        return HexFormat.isHexDigit(text.charAt(at)) && HexFormat.isHexDigit(text.charAt(at + 1));
    }
}
