package io.doudou.http.text;

/** What the text of a header field may hold (RFC 9110, 5.1, 5.5 and 5.6.2). */
public final class FieldText {

    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = 0; c < TOKEN.length; c++) {
            TOKEN[c] =
                    (c >= '0' && c <= '9')
                            || (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || TOKEN_SIGNS.indexOf(c) >= 0;
        }
    }

    private FieldText() {}

    public static boolean isToken(int c) {
        return c >= 0 && c < TOKEN.length && TOKEN[c];
    }

    public static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isToken(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A visible character, a blank, a tab, or a byte above ASCII. */
    public static boolean isValue(int c) {
        return (c >= ' ' && c != 0x7f && c <= 0xff) || c == '\t';
    }

    public static void checkName(String name) {
        if (!isToken(name)) {
            throw new IllegalArgumentException("\"" + name + "\" cannot be a header name");
        }
    }

    public static void checkValue(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isValue(value.charAt(i))) {
                throw new IllegalArgumentException(
                        "header " + name + " cannot hold character " + (int) value.charAt(i));
            }
        }
    }
}
