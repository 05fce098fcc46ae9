package io.doudou.redis.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A script that the server runs as one step, and remembers by its digest. Immutable. */
public final class Script {

    private final String text;
    private final String digest;

    public Script(String text) {
        this.text = text;
        this.digest = digest(text);
    }

    /**
     * Runs the script.
     *
     * @param keys what it calls {@code KEYS}
     * @param arguments what it calls {@code ARGV}
     */
    public Reply run(Redis redis, List<String> keys, List<byte[]> arguments) {
        var known = redis.askAnyhow(command("EVALSHA", digest, keys, arguments));
        if (known instanceof Reply.Failure failure && failure.text().startsWith("NOSCRIPT")) {
            return redis.ask(command("EVAL", text, keys, arguments));
        }
        return redis.require("EVAL", known);
    }

    private static Command command(
            String name, String script, List<String> keys, List<byte[]> arguments) {
        var command = Command.of(name, script).add(keys.size()).addAll(keys);
        arguments.forEach(command::add);
        return command;
    }

    /** SHA-1 is how the server names scripts; nothing is secured by it. */
    private static String digest(String text) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
