package io.doudou.generator;

import io.doudou.generator.check.Checks;
import io.doudou.generator.model.Problem;
import io.doudou.generator.model.Service;
import io.doudou.generator.read.ServiceReader;
import io.doudou.generator.read.TopicsReader;
import io.doudou.generator.shape.NumberLock;
import io.doudou.generator.shape.ShapesReader;
import io.doudou.generator.write.ProtoWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The {@code .proto} file of a service interface or of an interface of topics, with its lock, for
 * tools that already have the interface before them. Immutable.
 *
 * @param proto the text of the file
 * @param lock the text of the lock with all numbers of the file
 * @param problems sentences; when there are any, the texts are of no use
 */
public record ProtoFile(String proto, String lock, List<String> problems) {

    /** Follows the name of the interface. */
    public static final String SUFFIX = ".proto";

    /** Follows the name of the interface. */
    public static final String LOCK_SUFFIX = NumberLock.SUFFIX;

    public ProtoFile {
        problems = List.copyOf(problems);
    }

    /**
     * Makes the file.
     *
     * @param options of the processor, such as {@code doudou.case}
     * @param lock the text of the lock so far; empty when there is none
     */
    public static ProtoFile of(
            Elements elements,
            TypeElement type,
            Map<String, String> options,
            Optional<String> lock) {
        try {
            var chosen = ProcessorOptions.read(options);
            var known = lock.map(NumberLock::parse).orElse(NumberLock.EMPTY);
            return DoudouProcessor.isService(type)
                    ? ofService(new ServiceReader(elements, chosen), type, known)
                    : ofTopics(new TopicsReader(elements, chosen), type, known);
        } catch (IllegalArgumentException wrong) {
            return new ProtoFile("", "", List.of(String.valueOf(wrong.getMessage())));
        }
    }

    private static ProtoFile ofService(ServiceReader reader, TypeElement type, NumberLock lock) {
        var service = reader.read(type);
        var problems = new ArrayList<Problem>(reader.problems());
        problems.addAll(Checks.of(service));
        return numbered(service, lock.number(ShapesReader.read(service)), problems);
    }

    private static ProtoFile ofTopics(TopicsReader reader, TypeElement type, NumberLock lock) {
        var topics = reader.read(type);
        var problems = new ArrayList<Problem>(reader.problems());
        problems.addAll(Checks.of(topics));
        return numbered(topics.contract(), lock.number(ShapesReader.read(topics)), problems);
    }

    private static ProtoFile numbered(
            Service contract, NumberLock.Numbered numbered, List<Problem> problems) {
        problems.addAll(numbered.problems());
        return new ProtoFile(
                ProtoWriter.write(contract, numbered.shapes()),
                numbered.lock().text(),
                problems.stream().map(Problem::sentence).toList());
    }
}
