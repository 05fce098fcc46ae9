package io.doudou.redis.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** One command with its arguments, put together word by word. Belongs to one thread. */
public final class Command {

    private static final byte[] END = {'\r', '\n'};

    private final List<byte[]> words = new ArrayList<>();

    private Command() {}

    /** A command of these words: its name first. */
    public static Command of(String... words) {
        var command = new Command();
        for (var word : words) {
            command.add(word);
        }
        return command;
    }

    /** One more argument; returns this command. */
    public Command add(String word) {
        return add(word.getBytes(UTF_8));
    }

    /** One more argument; returns this command. */
    public Command add(long number) {
        return add(Long.toString(number));
    }

    /** One more argument, taken as it is and not copied; returns this command. */
    public Command add(byte[] word) {
        words.add(word);
        return this;
    }

    /** More arguments; returns this command. */
    public Command addAll(Iterable<String> more) {
        more.forEach(this::add);
        return this;
    }

    /** Its first word, for messages. */
    String name() {
        return new String(words.getFirst(), UTF_8);
    }

    /** An array of bulk strings, as every command is sent. */
    void write(Bytes out) {
        out.write('*');
        out.write(Integer.toString(words.size()).getBytes(UTF_8));
        out.write(END);
        for (var word : words) {
            out.write('$');
            out.write(Integer.toString(word.length).getBytes(UTF_8));
            out.write(END);
            out.write(word);
            out.write(END);
        }
    }
}
