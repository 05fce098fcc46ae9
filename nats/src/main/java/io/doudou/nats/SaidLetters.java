package io.doudou.nats;

import io.doudou.broker.Message;
import io.doudou.transport.Said;
import io.nats.client.impl.NatsMessage;

import java.util.Map;

/**
 * What the sides of a conversation tell each other, as letters: a field of ours names it, as in
 * {@code item 17}, and the rest is the message itself. Stateless.
 */
final class SaidLetters {

    private static final String SAID = Letters.OURS + "Said";

    private SaidLetters() {}

    /**
     * A letter.
     *
     * @param from where the server says that nobody hears, for signs of life
     */
    static NatsMessage write(String to, String from, Said said) {
        return switch (said) {
            case Said.Item(var number, var message) -> letter(to, message, "item " + number);
            case Said.Taken(var count) -> letter(to, "taken " + count);
            case Said.End(var count) -> letter(to, "end " + count);
            case Said.Done(var count) -> letter(to, "done " + count);
            case Said.Left() -> letter(to, "left");
            case Said.Failed(var reason) -> letter(to, "failed " + reason);
            case Said.Alive() ->
                    Letters.write(to, Message.of(""), Map.of(SAID, "alive")).replyTo(from).build();
        };
    }

    private static NatsMessage letter(String to, String said) {
        return letter(to, Message.of(""), said);
    }

    private static NatsMessage letter(String to, Message message, String said) {
        return Letters.write(to, message, Map.of(SAID, said)).build();
    }

    /**
     * What a letter says.
     *
     * @throws IllegalArgumentException when it makes no sense
     */
    static Said read(io.nats.client.Message letter) {
        var words = Letters.field(letter, SAID).split(" ", 2);
        var rest = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "item" -> new Said.Item(Long.parseLong(rest), Letters.read(letter));
            case "taken" -> new Said.Taken(Long.parseLong(rest));
            case "end" -> new Said.End(Long.parseLong(rest));
            case "done" -> new Said.Done(Long.parseLong(rest));
            case "left" -> new Said.Left();
            case "failed" -> new Said.Failed(rest);
            case "alive" -> new Said.Alive();
            default -> throw new IllegalArgumentException("\"" + words[0] + "\" means nothing");
        };
    }
}
