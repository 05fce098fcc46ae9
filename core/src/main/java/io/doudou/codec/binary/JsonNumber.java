package io.doudou.codec.binary;

import io.doudou.codec.JsonReader;

/** Says whether bytes are a number of JSON, and nothing else: texts of strangers become JSON. */
final class JsonNumber {

    private JsonNumber() {}

    /** RFC 8259, 6. */
    static boolean isNumber(byte[] text, int from, int to) {
        if (to - from > JsonReader.NUMBER_CHARS_MAX) {
            return false;
        }
        int begin = from < to && text[from] == '-' ? from + 1 : from;
        int end = digits(text, begin, to);
        if (end == begin || (text[begin] == '0' && end > begin + 1)) {
            return false;
        }
        end = fraction(text, end, to);
        return end >= 0 && exponent(text, end, to) == to;
    }

    /** The end of the fraction that there may be; -1 when it has no digits. */
    private static int fraction(byte[] text, int from, int to) {
        if (from == to || text[from] != '.') {
            return from;
        }
        int end = digits(text, from + 1, to);
        return end == from + 1 ? -1 : end;
    }

    private static int exponent(byte[] text, int from, int to) {
        if (from == to || (text[from] != 'e' && text[from] != 'E')) {
            return from;
        }
        int begin = from + 1;
        if (begin < to && (text[begin] == '+' || text[begin] == '-')) {
            begin++;
        }
        int end = digits(text, begin, to);
        return end == begin ? -1 : end;
    }

    private static int digits(byte[] text, int from, int to) {
        int end = from;
        while (end < to && text[end] >= '0' && text[end] <= '9') {
            end++;
        }
        return end;
    }
}
