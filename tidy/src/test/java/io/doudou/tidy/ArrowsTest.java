package io.doudou.tidy;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The house is a star: every room may see core, core sees nothing, and rooms hardly see each other.
 */
class ArrowsTest {

    /** From the word to the end of its sentence; dots within package names do not end it. */
    private static final Pattern SEES = Pattern.compile("Sees .*?\\.(?= |$)");

    @ParameterizedTest
    @FieldSource("io.doudou.tidy.Room#SHIPPED")
    void aRoomSeesOnlyWhatItMay(Room room) {
        var wrong =
                room.classes().stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(arrow -> !room.maySee(arrow.getTargetClass()))
                        .map(ArrowsTest::names)
                        .distinct()
                        .toList();

        assertThat(wrong).as(room.folder() + " sees what it may not").isEmpty();
    }

    @ParameterizedTest
    @FieldSource("io.doudou.tidy.Room#SHIPPED")
    void aRoomKeepsToItsPackages(Room room) {
        var strangers =
                room.classes().stream()
                        .map(JavaClass::getPackageName)
                        .filter(
                                name ->
                                        room.packages().stream()
                                                .noneMatch(own -> isBelow(name, own)))
                        .distinct()
                        .toList();

        assertThat(strangers).as("packages that do not belong into " + room.folder()).isEmpty();
    }

    @Test
    void theCommandSeesHttpOnlyWhereItIsAServiceOrLivesInOne() {
        var wrong =
                Room.CLI.classes().stream()
                        .filter(type -> !type.getPackageName().equals("io.doudou.cli.live"))
                        .filter(type -> !type.getPackageName().equals("io.doudou.cli.seed"))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(
                                arrow ->
                                        arrow.getTargetClass()
                                                .getName()
                                                .matches("io\\.doudou\\.(app|http)\\..*"))
                        .map(ArrowsTest::names)
                        .distinct()
                        .toList();

        assertThat(wrong).as("only live and seed may see a service").isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.doudou.(**)")
                .should()
                .beFreeOfCycles()
                .check(Room.classes(Room.SHIPPED));
    }

    /** The description of a package has its list of arrows: "Sees fault and time". */
    @ParameterizedTest
    @FieldSource("io.doudou.tidy.Room#DESCRIBED")
    void aPackageSeesOnlyThoseOfItsRoomThatItsDescriptionSays(Room room) {
        var wrong =
                room.classes().stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(arrow -> isArrowWithin(room, arrow))
                        .filter(arrow -> !isDescribed(room, arrow))
                        .map(ArrowsTest::names)
                        .distinct()
                        .toList();

        assertThat(wrong).as("arrows that package-info.java does not tell").isEmpty();
    }

    @Test
    void readerAndWriterOfTheGeneratorNeverMeet() {
        var meetings =
                Room.GENERATOR.classes().stream()
                        .filter(type -> type.getPackageName().startsWith("io.doudou.generator."))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(arrow -> !maySee(arrow.getOriginClass(), arrow.getTargetClass()))
                        .map(ArrowsTest::names)
                        .distinct()
                        .toList();

        assertThat(meetings).as("read and write meet only in model").isEmpty();
    }

    /** Bytes see nothing; the protocol sees bytes, options, faults and time, but no service. */
    @Test
    void theProtocolOfGossipNeverLearnsWhatAServiceIs() {
        var wrong =
                Room.GOSSIP.classes().stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(arrow -> !maySeeInGossip(arrow))
                        .map(ArrowsTest::names)
                        .distinct()
                        .toList();

        assertThat(wrong).as("discovery -> gossip -> gossip.wire").isEmpty();
    }

    @Test
    void nothingStaticEverChanges() {
        var changing =
                Room.classes(Room.SHIPPED).stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .map(JavaField::getFullName)
                        .toList();

        assertThat(changing).as("two of anything must be able to live in one process").isEmpty();
    }

    @Test
    void theEngineIsInNoPublicSignature() {
        var shown =
                Room.classes(Room.RUNNING).stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> Room.isForUsers(type.getPackageName()))
                        .flatMap(Signatures::visible)
                        .filter(seen -> seen.name().matches("(io\\.netty|com\\.fasterxml)\\..*"))
                        .map(Signatures.Seen::toString)
                        .toList();

        assertThat(shown).as("libraries that our users would have to know").isEmpty();
    }

    private static String names(Dependency arrow) {
        return arrow.getOriginClass().getName() + " -> " + arrow.getTargetClass().getName();
    }

    private static boolean isArrowWithin(Room room, Dependency arrow) {
        var origin = arrow.getOriginClass().getPackageName();
        var target = arrow.getTargetClass().getBaseComponentType().getPackageName();
        return !origin.equals(target)
                && room.packages().stream().anyMatch(own -> isBelow(target, own));
    }

    private static boolean isDescribed(Room room, Dependency arrow) {
        var origin = arrow.getOriginClass().getPackageName().replace('.', '/');
        var target = arrow.getTargetClass().getBaseComponentType().getPackageName();
        var info =
                SourceTree.ROOT.resolve(
                        room.folder() + "/src/main/java/" + origin + "/package-info.java");
        var sees = SEES.matcher(SourceTree.read(info).replaceAll("\\s+\\*\\s", " "));
        return sees.find()
                && sees.group().contains("{@code " + target.substring("io.doudou.".length()) + "}");
    }

    /** Writers also see the shapes, which are made of the model. */
    private static boolean maySee(JavaClass origin, JavaClass target) {
        var isWriter = origin.getPackageName().equals("io.doudou.generator.write");
        var isShape = target.getPackageName().equals("io.doudou.generator.shape");
        return Stream.of(origin.getPackageName(), "io.doudou.generator.model")
                        .anyMatch(target.getPackageName()::equals)
                || isWriter && isShape
                || !target.getPackageName().startsWith("io.doudou.generator");
    }

    private static boolean maySeeInGossip(Dependency arrow) {
        var target = arrow.getTargetClass().getBaseComponentType().getPackageName();
        var allowed =
                switch (arrow.getOriginClass().getPackageName()) {
                    case "io.doudou.gossip.wire" -> List.of("io.doudou.gossip.wire");
                    case "io.doudou.gossip" ->
                            List.of(
                                    "io.doudou.gossip",
                                    "io.doudou.gossip.wire",
                                    "io.doudou.option",
                                    "io.doudou.fault",
                                    "io.doudou.time");
                    default -> List.of(target);
                };
        return !isBelow(target, "io.doudou") || allowed.contains(target);
    }

    private static boolean isBelow(String name, String prefix) {
        return name.equals(prefix) || name.startsWith(prefix + ".");
    }
}
