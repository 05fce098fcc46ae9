package io.doudou.http.text;

/** Reads lists with weights such as {@code Accept} and {@code Accept-Encoding} (RFC 9110, 12.4). */
public final class Accepted {

    private Accepted() {}

    /** Whether a media type is accepted; the most specific member of the list decides. */
    public static boolean isAccepted(String accept, String type) {
        var specific = -1;
        var accepted = false;
        for (var member : accept.split(",")) {
            var match = match(name(member), type);
            if (match > specific) {
                specific = match;
                accepted = weight(member) > 0;
            }
        }
        return accepted;
    }

    /** The weight of a coding, 0 to 1; 0 when the list does not allow it. */
    public static double weightOf(String accept, String coding) {
        var any = 0.0;
        for (var member : accept.split(",")) {
            var name = name(member);
            if (name.equalsIgnoreCase(coding)) {
                return weight(member);
            }
            if (name.equals("*")) {
                any = weight(member);
            }
        }
        return any;
    }

    private static int match(String range, String type) {
        var slash = type.indexOf('/');
        if (range.equalsIgnoreCase(type)) {
            return 2;
        }
        if (range.regionMatches(true, 0, type, 0, slash + 1) && range.endsWith("/*")) {
            return 1;
        }
        return range.equals("*/*") || range.equals("*") ? 0 : -1;
    }

    private static String name(String member) {
        var semicolon = member.indexOf(';');
        return (semicolon < 0 ? member : member.substring(0, semicolon)).strip();
    }

    private static double weight(String member) {
        var weight = MediaParameters.of(member).get("q");
        try {
            return weight == null ? 1 : Double.parseDouble(weight);
        } catch (NumberFormatException broken) {
            return 1;
        }
    }
}
