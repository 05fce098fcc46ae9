package io.doudou.generator;

import io.doudou.generator.check.Checks;
import io.doudou.generator.model.Problem;
import io.doudou.generator.model.Service;
import io.doudou.generator.read.ServiceReader;
import io.doudou.generator.read.TopicsReader;
import io.doudou.generator.shape.Contract;
import io.doudou.generator.shape.NumberLock;
import io.doudou.generator.shape.NumberLock.Numbered;
import io.doudou.generator.shape.PackageNumbers;
import io.doudou.generator.shape.PackageNumbers.Numbers;
import io.doudou.generator.shape.Shapes;
import io.doudou.generator.shape.ShapesReader;
import io.doudou.generator.write.PackageFiles;
import io.doudou.generator.write.ProtoWriter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The {@code .proto} files of one package, with their locks, for tools that already have its
 * interfaces before them, of services and of topics. Immutable.
 *
 * @param texts by the names of the files, which lie in the package
 * @param problems sentences, by the whole names of the interfaces; when there are any, the texts
 *     are of no use
 */
public record ProtoFiles(Map<String, String> texts, Map<String, List<String>> problems) {

    /** Follows the name of the interface. */
    public static final String SUFFIX = ".proto";

    /** Follows the name of the interface. */
    public static final String LOCK_SUFFIX = NumberLock.SUFFIX;

    public ProtoFiles {
        texts = Map.copyOf(texts);
        problems = Map.copyOf(problems);
    }

    /**
     * Makes the files.
     *
     * @param types all interfaces of one package, of services and of topics
     * @param options of the processor, such as {@code doudou.case}
     * @param locks the texts of locks so far by their names; empty when there is none
     */
    public static ProtoFiles of(
            Elements elements,
            List<TypeElement> types,
            Map<String, String> options,
            Function<String, Optional<String>> locks) {
        var reading = new Reading(elements, options, locks);
        types.stream()
                .sorted(Comparator.comparing(type -> type.getQualifiedName().toString()))
                .forEach(reading::read);
        return reading.files();
    }

    /** One interface, as the readers understood it. */
    private record Read(Service service, Contract contract, List<Problem> problems) {

        String name() {
            return service.javaName().canonicalName();
        }
    }

    /** Reads interfaces one after the other, and writes them together. */
    private static final class Reading {

        private static final String SHARED_LOCK = NumberLock.SHARED + LOCK_SUFFIX;

        private final Elements elements;
        private final Map<String, String> options;
        private final Function<String, Optional<String>> locks;
        private final List<Read> all = new ArrayList<>();
        private final Map<String, List<String>> problems = new TreeMap<>();

        Reading(
                Elements elements,
                Map<String, String> options,
                Function<String, Optional<String>> locks) {
            this.elements = elements;
            this.options = options;
            this.locks = locks;
        }

        void read(TypeElement type) {
            try {
                var lock = lock(type.getSimpleName() + LOCK_SUFFIX);
                all.add(DoudouProcessor.isService(type) ? service(type, lock) : topics(type, lock));
            } catch (IllegalArgumentException wrong) {
                problems.put(
                        type.getQualifiedName().toString(),
                        List.of(String.valueOf(wrong.getMessage())));
            }
        }

        private NumberLock lock(String name) {
            try {
                return locks.apply(name).map(NumberLock::parse).orElse(NumberLock.EMPTY);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
            }
        }

        private Read service(TypeElement type, NumberLock lock) {
            var reader = new ServiceReader(elements, ProcessorOptions.read(options));
            var service = reader.read(type);
            var wrong = new ArrayList<Problem>(reader.problems());
            wrong.addAll(Checks.of(service));
            return read(service, ShapesReader.read(service), lock, wrong);
        }

        private Read topics(TypeElement type, NumberLock lock) {
            var reader = new TopicsReader(elements, ProcessorOptions.read(options));
            var topics = reader.read(type);
            var wrong = new ArrayList<Problem>(reader.problems());
            wrong.addAll(Checks.of(topics));
            return read(topics.contract(), ShapesReader.read(topics), lock, wrong);
        }

        private static Read read(
                Service service, Shapes shapes, NumberLock lock, List<Problem> wrong) {
            var contract = new Contract(service.javaName().simpleName(), shapes, lock);
            return new Read(service, contract, wrong);
        }

        ProtoFiles files() {
            try {
                var contracts = all.stream().map(Read::contract).toList();
                var numbers = PackageNumbers.of(contracts, lock(SHARED_LOCK));
                for (var each : all) {
                    var wrong = new ArrayList<>(each.problems());
                    wrong.addAll(numbered(numbers, each).problems());
                    if (!wrong.isEmpty()) {
                        var sentences = wrong.stream().map(Problem::sentence).toList();
                        problems.put(each.name(), sentences);
                    }
                }
                return new ProtoFiles(texts(numbers), problems);
            } catch (IllegalArgumentException wrongLock) {
                all.forEach(
                        each ->
                                problems.put(
                                        each.name(),
                                        List.of(String.valueOf(wrongLock.getMessage()))));
                return new ProtoFiles(Map.of(), problems);
            }
        }

        private Map<String, String> texts(Numbers numbers) {
            var texts = new TreeMap<String, String>();
            if (all.isEmpty()) {
                return texts;
            }
            var packageName = all.getFirst().service().javaName().packageName();
            var shapes = numbers.contracts().values().stream().map(Numbered::shapes).toList();
            var around = new PackageFiles(packageName, shapes, numbers.names());
            for (var each : all) {
                var numbered = numbered(numbers, each);
                var name = each.contract().name();
                texts.put(
                        name + SUFFIX,
                        ProtoWriter.write(each.service(), numbered.shapes(), around));
                texts.put(name + LOCK_SUFFIX, numbered.lock().text());
            }
            if (!numbers.names().isEmpty() || locks.apply(SHARED_LOCK).isPresent()) {
                texts.put(NumberLock.SHARED + SUFFIX, ProtoWriter.writeShared(around));
                texts.put(SHARED_LOCK, numbers.shared().text());
            }
            return texts;
        }

        private static Numbered numbered(Numbers numbers, Read each) {
            return Optional.ofNullable(numbers.contracts().get(each.contract().name()))
                    .orElseThrow();
        }
    }
}
