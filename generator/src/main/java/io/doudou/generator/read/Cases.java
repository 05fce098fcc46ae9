package io.doudou.generator.read;

/**
 * Turns names from one case into another exactly as go-doudou does, so that both systems derive the
 * same paths and JSON keys.
 */
public final class Cases {

    private Cases() {}

    /** {@code UserID} to {@code user_id}, {@code OAuth2Token} to {@code o_auth_2_token}. */
    public static String toSnake(String name) {
        var text = name.trim();
        var snake = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            appendSnake(snake, text, i);
        }
        return snake.toString();
    }

    /** {@code user_name} to {@code UserName}, {@code ID} to {@code Id}. */
    public static String toCamel(String name) {
        return camel(name, true);
    }

    /** {@code user_name} to {@code userName}; only a first capital is lowered. */
    public static String toLowerCamel(String name) {
        return camel(name, false);
    }

    private static void appendSnake(StringBuilder snake, String text, int index) {
        char current = text.charAt(index);
        char lowered = isUpper(current) ? (char) (current - 'A' + 'a') : current;
        char next = index + 1 < text.length() ? text.charAt(index + 1) : 0;
        if (!isBorder(current, next)) {
            snake.append(current == ' ' || current == '-' ? '_' : lowered);
            return;
        }
        // The last capital of a run belongs to the word that it begins: HTTPPort is http_port.
        if (isUpper(current) && isLower(next) && index > 0 && isUpper(text.charAt(index - 1))) {
            snake.append('_');
        }
        snake.append(lowered);
        if (isLower(current) || isDigit(current) || isDigit(next)) {
            snake.append('_');
        }
    }

    /** Whether two neighbours are of different kinds: capital, small letter, digit. */
    private static boolean isBorder(char current, char next) {
        return (isUpper(current) && (isLower(next) || isDigit(next)))
                || (isLower(current) && (isUpper(next) || isDigit(next)))
                || (isDigit(current) && (isUpper(next) || isLower(next)));
    }

    private static String camel(String name, boolean capitalFirst) {
        var text = name.trim();
        if (text.equals("ID")) {
            text = "id";
        }
        var camel = new StringBuilder(text.length());
        boolean capitalNext = capitalFirst;
        for (int i = 0; i < text.length(); i++) {
            char current = text.charAt(i);
            if (isUpper(current) || isLower(current)) {
                boolean lowerIt = i == 0 && !capitalFirst;
                camel.append(capitalNext ? upper(current) : lowerIt ? lower(current) : current);
                capitalNext = false;
            } else if (isDigit(current)) {
                camel.append(current);
                capitalNext = true;
            } else {
                capitalNext = "_ -.".indexOf(current) >= 0;
            }
        }
        return camel.toString();
    }

    private static char upper(char letter) {
        return isLower(letter) ? (char) (letter - 'a' + 'A') : letter;
    }

    private static char lower(char letter) {
        return isUpper(letter) ? (char) (letter - 'A' + 'a') : letter;
    }

    private static boolean isUpper(char character) {
        return character >= 'A' && character <= 'Z';
    }

    private static boolean isLower(char character) {
        return character >= 'a' && character <= 'z';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
