package io.doudou.generator.read;

import java.util.Map;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Says what to write instead of a type that cannot travel. */
final class Advice {

    private static final Map<String, String> INSTEAD =
            Map.ofEntries(
                    Map.entry("java.lang.Object", "a record, or a sealed interface of records"),
                    Map.entry("java.lang.Number", "BigDecimal"),
                    Map.entry("java.lang.CharSequence", "String"),
                    Map.entry("java.lang.Void", "void"),
                    Map.entry("java.lang.Iterable", "List"),
                    Map.entry("java.util.Collection", "List"),
                    Map.entry("java.util.ArrayList", "List"),
                    Map.entry("java.util.LinkedList", "List"),
                    Map.entry("java.util.Iterator", "List"),
                    Map.entry("java.util.stream.Stream", "List"),
                    Map.entry("java.util.HashSet", "Set"),
                    Map.entry("java.util.LinkedHashSet", "Set"),
                    Map.entry("java.util.TreeSet", "Set"),
                    Map.entry("java.util.SortedSet", "Set"),
                    Map.entry("java.util.HashMap", "Map"),
                    Map.entry("java.util.LinkedHashMap", "Map"),
                    Map.entry("java.util.TreeMap", "Map"),
                    Map.entry("java.util.SortedMap", "Map"),
                    Map.entry("java.util.Date", "java.time.Instant"),
                    Map.entry("java.util.Calendar", "java.time.ZonedDateTime"),
                    Map.entry("java.sql.Timestamp", "java.time.Instant"),
                    Map.entry("java.sql.Date", "java.time.LocalDate"),
                    Map.entry("java.sql.Time", "java.time.LocalTime"),
                    Map.entry("java.net.URI", "String"),
                    Map.entry("java.net.URL", "String"),
                    Map.entry("java.io.File", "Upload to receive a file, Download to send one"),
                    Map.entry(
                            "java.nio.file.Path", "Upload to receive a file, Download to send one"),
                    Map.entry(
                            "java.io.InputStream",
                            "Upload to receive a file, Download to send one"),
                    Map.entry("java.util.concurrent.Future", "the value itself; methods may block"),
                    Map.entry(
                            "java.util.concurrent.CompletionStage",
                            "the value itself; methods may block"),
                    Map.entry(
                            "java.util.concurrent.CompletableFuture",
                            "the value itself; methods may block"));

    private Advice() {}

    static String on(TypeElement type) {
        var instead = INSTEAD.get(type.getQualifiedName().toString());
        return type.getQualifiedName()
                + " cannot travel: write "
                + (instead != null ? instead : ofKind(type.getKind()));
    }

    private static String ofKind(ElementKind kind) {
        return switch (kind) {
            case INTERFACE -> "a record, or make it a sealed interface of records";
            case ANNOTATION_TYPE -> "String";
            default -> "a record with the same parts";
        };
    }
}
