package io.doudou.http.broker;

import io.doudou.broker.Message;
import io.doudou.broker.MessageJson;

import java.util.List;

/**
 * The forms in which go-micro's versions announce subscribers and send messages (go-micro
 * specification, 7, 13.5 and 19.1). Every subscription is announced in all of them. A node that is
 * found in several is posted to in the first.
 */
enum Form {
    /** Version 1.18: one name for all topics; the topic stands in two fields. */
    SECOND("go.micro.http.broker", Form.DELIVERIES),

    /** Version 4 and later: one name, and the path of calls. */
    THIRD("micro.http.broker", "/"),

    /** 2016: a name for each topic. */
    FIRST("topic:", Form.DELIVERIES);

    private static final List<Form> ALL = List.of(values());
    private static final List<Form> WITHOUT_NAMES = List.of(SECOND, THIRD);

    /** The version that a subscription without a queue is announced with; others name a queue. */
    static final String BROADCAST = "ff.http.broadcast";

    /** Where messages of the older forms arrive. */
    static final String DELIVERIES = "/_sub";

    /** Characters of a service's name that fits into every registry: a label of DNS. */
    private static final int NAME_CHARS_MAX = 63;

    private static final String COLON_TOPIC = ":topic";
    private static final String MICRO_TOPIC = "Micro-Topic";

    private final String name;
    private final String path;

    Form(String name, String path) {
        this.name = name;
        this.path = path;
    }

    /** Those that a topic can have: a long one makes no name of a service. */
    static List<Form> of(String topic) {
        return FIRST.service(topic).length() <= NAME_CHARS_MAX ? ALL : WITHOUT_NAMES;
    }

    /** The service that subscribers of a topic are nodes of. */
    String service(String topic) {
        return this == FIRST ? name + topic : name;
    }

    /** Where their messages are posted to. */
    String path() {
        return path;
    }

    /** The body of such a post. */
    byte[] body(String topic, Message message) {
        var labelled = message;
        for (var field : fields()) {
            labelled = labelled.with(field, topic);
        }
        return MessageJson.write(labelled);
    }

    /** Those that the topic stands in. */
    private List<String> fields() {
        return switch (this) {
            case FIRST -> List.of(COLON_TOPIC);
            case SECOND -> List.of(COLON_TOPIC, MICRO_TOPIC);
            case THIRD -> List.of(MICRO_TOPIC);
        };
    }

    /** The topic that a message names; empty when it names none. */
    static String topic(Message message) {
        return message.header(MICRO_TOPIC).or(() -> message.header(COLON_TOPIC)).orElse("");
    }

    /** The message as it was published. */
    static Message bare(Message message) {
        return message.without(MICRO_TOPIC).without(COLON_TOPIC);
    }
}
