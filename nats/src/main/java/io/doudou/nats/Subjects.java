package io.doudou.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/**
 * Topics as subjects of NATS. A topic that is a subject already stays as it is, so that other
 * programs find it; what NATS gives a meaning to is written as {@code %} and two digits.
 */
final class Subjects {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Subjects() {}

    /** The subject of a topic; different topics have different ones. */
    static String of(String topic) {
        var subject = new StringBuilder(topic.length());
        var bytes = topic.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            append(subject, bytes[i], isPlain(bytes, i));
        }
        return subject.toString();
    }

    /** A text as a name that NATS takes for streams and consumers: without dots, too. */
    static String name(String text) {
        var name = new StringBuilder(text.length());
        for (byte letter : text.getBytes(UTF_8)) {
            append(name, letter, isLetter(letter) || letter == '-' || letter == '_');
        }
        return name.toString().replace('%', '=');
    }

    private static void append(StringBuilder text, byte letter, boolean isPlain) {
        if (isPlain) {
            text.append((char) letter);
        } else {
            text.append('%').append(HEX.toHexDigits(letter));
        }
    }

    private static boolean isPlain(byte[] topic, int index) {
        var letter = topic[index];
        return switch (letter) {
            // Dots part a subject into words, of which none may be empty.
            case '.' -> index > 0 && index < topic.length - 1 && topic[index - 1] != '.';
            // Subjects of the server and of single answers begin so.
            case '$', '_' -> index > 0;
            case '*', '>', '%' -> false;
            default -> letter > ' ' && letter < 0x7f;
        };
    }

    private static boolean isLetter(byte letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9');
    }
}
