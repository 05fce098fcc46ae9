package io.doudou.cli.project;

import java.util.List;
import java.util.Map;

/**
 * What came of compiling some sources. Nothing of it is on disk yet.
 *
 * @param messages all errors and warnings, in the compiler's order
 * @param classes files for the class path by their path with slashes: classes, and resources that
 *     the generator wrote
 * @param sources generated Java sources by their path
 */
public record Compilation(
        List<Message> messages, Map<String, byte[]> classes, Map<String, byte[]> sources) {

    public boolean succeeded() {
        return errors().isEmpty();
    }

    public List<Message> errors() {
        return messages.stream().filter(Message::error).toList();
    }

    public List<Message> warnings() {
        return messages.stream().filter(message -> !message.error()).toList();
    }
}
