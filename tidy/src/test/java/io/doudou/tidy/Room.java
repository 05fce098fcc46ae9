package io.doudou.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One room of the house: its folder, its packages, and what its classes may name beside the JDK.
 *
 * @param folder the folder, which is also the last word of the artifact
 * @param packages the package prefixes that live here
 * @param sees prefixes of packages of other rooms and of libraries
 */
record Room(String folder, List<String> packages, List<String> sees) {

    /** What every room may name: the JDK, its primitive types, and the annotations of nullness. */
    private static final List<String> GROUND =
            List.of("java", "javax", "jdk", "org.w3c.dom", "org.xml.sax", "", "org.jspecify");

    static final Room CORE =
            new Room(
                    "core",
                    List.of(
                            "io.doudou.broker",
                            "io.doudou.call",
                            "io.doudou.codec",
                            "io.doudou.fault",
                            "io.doudou.figure",
                            "io.doudou.health",
                            "io.doudou.option",
                            "io.doudou.plugin",
                            "io.doudou.registry",
                            "io.doudou.selector",
                            "io.doudou.service",
                            "io.doudou.stream",
                            "io.doudou.time",
                            "io.doudou.transport"),
                    List.of("com.fasterxml.jackson.core"));

    static final Room GOSSIP = new Room("gossip", List.of("io.doudou.gossip"), seeing(CORE));

    static final Room MDNS = new Room("mdns", List.of("io.doudou.mdns"), seeing(CORE));

    static final Room CONSUL = new Room("consul", List.of("io.doudou.consul"), seeing(CORE));

    static final Room NATS =
            new Room("nats", List.of("io.doudou.nats"), seeing(CORE, "io.nats.client"));

    static final Room REDIS =
            new Room("redis", List.of("io.doudou.redis", "io.doudou.gosd"), seeing(CORE));

    static final Room HTTP =
            new Room(
                    "http",
                    List.of("io.doudou.http", "io.doudou.app"),
                    seeing(
                            CORE,
                            "io.netty",
                            "com.fasterxml.jackson.core",
                            "com.aayushatharva.brotli4j"));

    static final Room GENERATOR =
            new Room("generator", List.of("io.doudou.generator"), List.of("com.palantir.javapoet"));

    static final Room PROTOC =
            new Room("protoc", List.of("io.doudou.protoc"), List.of("com.google.protobuf"));

    static final Room MANAGEMENT =
            new Room(
                    "management",
                    List.of("io.doudou.management"),
                    seeing(CORE, "io.doudou.http", "io.prometheus", "com.fasterxml.jackson.core"));

    static final Room TELEMETRY =
            new Room(
                    "telemetry",
                    List.of("io.doudou.telemetry"),
                    seeing(
                            CORE,
                            "io.doudou.http",
                            "io.opentelemetry.api",
                            "io.opentelemetry.context"));

    static final Room TESTKIT =
            new Room(
                    "testkit",
                    List.of("io.doudou.testkit"),
                    seeing(CORE, "org.junit", "org.opentest4j", "org.assertj"));

    static final Room CLI =
            new Room(
                    "cli",
                    List.of("io.doudou.cli"),
                    seeing(
                            CORE,
                            "io.doudou.generator",
                            "io.doudou.gossip",
                            "io.doudou.app",
                            "io.doudou.http",
                            "com.sun.source",
                            "picocli",
                            "io.methvin"));

    /** What ends up on the class path of somebody's service, test or build. */
    static final List<Room> SHIPPED =
            List.of(
                    CORE,
                    GOSSIP,
                    MDNS,
                    NATS,
                    REDIS,
                    CONSUL,
                    HTTP,
                    GENERATOR,
                    PROTOC,
                    MANAGEMENT,
                    TELEMETRY,
                    TESTKIT,
                    CLI);

    /** Rooms of several packages, which draw the arrows between them in their descriptions. */
    static final List<Room> DESCRIBED = List.of(CORE, MDNS, REDIS, HTTP);

    /** What is loaded by a running service. */
    static final List<Room> RUNNING =
            List.of(CORE, GOSSIP, MDNS, NATS, REDIS, CONSUL, HTTP, MANAGEMENT, TELEMETRY);

    /** The compiled classes of this room, without tests. */
    JavaClasses classes() {
        return classes(List.of(this));
    }

    static JavaClasses classes(List<Room> rooms) {
        var places =
                rooms.stream().map(Room::compiled).map(Path::toUri).map(URI::toString).toList();
        return Compiled.ALL.that(
                describe(
                        "live in one of the rooms",
                        type -> places.stream().anyMatch(source(type)::startsWith)));
    }

    /** Whether a class of this room may name the other. */
    boolean maySee(JavaClass other) {
        var name = other.getBaseComponentType().getPackageName();
        return Stream.of(packages, sees, GROUND)
                .flatMap(List::stream)
                .anyMatch(prefix -> isBelow(name, prefix));
    }

    /** Whether users see the package: the parts of http below its vocabulary are not exported. */
    static boolean isForUsers(String packageName) {
        return !packageName.startsWith("io.doudou.http.");
    }

    private Path compiled() {
        var folder = SourceTree.ROOT.resolve(this.folder).resolve("target/classes");
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(this.folder + " is not compiled: run mvn verify");
        }
        return folder;
    }

    private static String source(JavaClass type) {
        return type.getSource().map(source -> source.getUri().toString()).orElse("");
    }

    private static boolean isBelow(String name, String prefix) {
        return name.equals(prefix) || (!prefix.isEmpty() && name.startsWith(prefix + "."));
    }

    private static List<String> seeing(Room room, String... more) {
        return Stream.concat(room.packages().stream(), Stream.of(more)).toList();
    }

    /** Read once for all rules, when the first one asks. */
    private static final class Compiled {
        static final JavaClasses ALL =
                new ClassFileImporter().importPaths(SHIPPED.stream().map(Room::compiled).toList());
    }
}
