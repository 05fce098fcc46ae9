package io.doudou.generator.check;

import io.doudou.generator.model.Problem;
import io.doudou.generator.model.Topics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** A topic has a name of its own, and so has its method. */
final class TopicRules {

    /** As long as names are in common brokers. */
    private static final int NAME_CHARS_MAX = 255;

    private TopicRules() {}

    static List<Problem> of(Topics topics) {
        var problems = new ArrayList<Problem>();
        var owners = new HashMap<String, String>();
        var methods = new HashSet<String>();
        for (var topic : topics.list()) {
            var name = topic.name();
            var method = topic.method();
            if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
                problems.add(problem(topic, "the name of a topic has 1 to 255 characters"));
            }
            var owner = owners.putIfAbsent(name, method.name());
            if (owner != null) {
                problems.add(
                        problem(
                                topic,
                                name + " is already the topic of " + owner + ": name another"));
            }
            if (!methods.add(method.name())) {
                problems.add(
                        problem(
                                topic,
                                "a second method is called " + method.name() + ": rename it"));
            }
        }
        return problems;
    }

    private static Problem problem(Topics.Topic topic, String sentence) {
        return new Problem(topic.method().origin(), sentence);
    }
}
