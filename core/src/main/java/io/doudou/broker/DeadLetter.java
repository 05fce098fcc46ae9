package io.doudou.broker;

import java.util.Optional;

/**
 * What becomes of a message that a subscription gave up: it is published once more, to the topic
 * with {@value #SUFFIX} at its end, and these fields say why. Whoever listens there can look at it,
 * repair what is wrong, and publish it again. A dead letter that is given up itself ends there.
 */
public final class DeadLetter {

    /** What the topic of dead letters ends with. */
    public static final String SUFFIX = ".dead";

    /** The field with the topic that the message was published to. */
    public static final String TOPIC = "Dead-Topic";

    /** The field with the queue that gave it up; absent when the subscription was in none. */
    public static final String QUEUE = "Dead-Queue";

    /** The field with the failure of the last attempt. */
    public static final String REASON = "Dead-Reason";

    /** The field with the number of attempts. */
    public static final String ATTEMPTS = "Dead-Attempts";

    /** How the fields above begin, in lower case. */
    static final String PREFIX = "dead-";

    /** Characters of a reason. */
    private static final int REASON_CHARS_MAX = 1000;

    private DeadLetter() {}

    /** The topic of the dead letters of {@code topic}. */
    public static String topic(String topic) {
        return topic + SUFFIX;
    }

    static boolean isTopic(String topic) {
        return topic.endsWith(SUFFIX);
    }

    static Message of(Delivery last, Optional<String> queue, String reason) {
        var letter =
                last.message()
                        .without(QUEUE)
                        .with(TOPIC, last.topic())
                        .with(ATTEMPTS, Integer.toString(last.attempt()))
                        .with(REASON, clean(reason));
        return queue.map(name -> letter.with(QUEUE, name)).orElse(letter);
    }

    private static String clean(String reason) {
        var line = reason.replaceAll("[\\x00-\\x1f\\x7f]+", " ");
        return line.substring(0, Math.min(line.length(), REASON_CHARS_MAX));
    }
}
