package io.doudou.generator.write;

import java.util.regex.Pattern;

/** Mends what JavaPoet writes unlike a person: short comments and empty bodies on several lines. */
final class Polish {

    private static final Pattern SHORT_COMMENT =
            Pattern.compile("(?m)^( *)/\\*\\*\\n *\\* (.*)\\n *\\*/$");
    private static final Pattern EMPTY_BODY = Pattern.compile("\\{\\n *}");
    private static final Pattern CLASS_START =
            Pattern.compile("(?m)^((?:public )?final class .*\\{)$");
    private static final Pattern BLANK_END = Pattern.compile("(?m) +$");

    private Polish() {}

    static String of(String source) {
        var text = SHORT_COMMENT.matcher(source).replaceAll("$1/** $2 */");
        text = EMPTY_BODY.matcher(text).replaceAll("{}");
        text = CLASS_START.matcher(text).replaceAll("$1\n");
        return BLANK_END.matcher(text).replaceAll("");
    }
}
