package io.doudou.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is written for an interface that changes, and which changes are refused. */
class ProtoFileTest {

    @TempDir private Path folder;

    private ProtoSources.One file(String members, String lock) throws IOException {
        var source = folder.resolve("Desk.java");
        Files.writeString(
                source,
                """
                package desk;
                @io.doudou.service.Service
                public interface Desk {
                    User postUser(User user);
                    %s
                }
                """
                        .formatted(members));
        return ProtoSources.of(
                List.of(source), "desk.Desk", Optional.of(lock).filter(text -> !text.isEmpty()));
    }

    private static List<String> lines(String lock) {
        return lock.lines().filter(line -> !line.startsWith("#")).toList();
    }

    @Test
    void aLockHasALineForEachFieldAndConstant() throws IOException {
        var file = file("record User(int id, java.util.List<Role> roles) {} enum Role {A, B}", "");
        assertThat(lines(file.lock()))
                .containsExactly(
                        "Role.A = 0 constant",
                        "Role.B = 1 constant",
                        "User.id = 1 int32",
                        "User.roles = 2 repeated Role");
    }

    @Test
    void eventsOfTopicsKeepTheirNumbersToo() throws IOException {
        var source = folder.resolve("Events.java");
        var text =
                """
                package desk;
                public interface Events {
                    @io.doudou.service.Topic("users") void joined(Joined event);
                    record Joined(%s) {}
                }
                """;
        Files.writeString(source, text.formatted("int id, String name"));
        var before = ProtoSources.of(List.of(source), "desk.Events", Optional.empty());
        Files.writeString(source, text.formatted("String name, long at, int id"));
        var after = ProtoSources.of(List.of(source), "desk.Events", Optional.of(before.lock()));
        assertThat(before.proto()).contains("// Topic users: Joined.").doesNotContain("service");
        assertThat(after.problems()).isEmpty();
        assertThat(lines(after.lock()))
                .containsExactly(
                        "Joined.id = 1 int32", "Joined.name = 2 string", "Joined.at = 3 int64");
    }

    @Test
    void whatIsNewGetsTheNextNumberWhereverItStands() throws IOException {
        var before = file("record User(int id, String name) {}", "").lock();
        var after = file("record User(long phone, int id, String name) {}", before);
        assertThat(after.problems()).isEmpty();
        assertThat(after.proto()).contains("int32 id = 1;", "string name = 2;", "phone = 3;");
        assertThat(file("record User(long phone, int id, String name) {}", after.lock()))
                .isEqualTo(after);
    }

    @Test
    void whatIsRemovedIsReservedForEver() throws IOException {
        var before = file("record User(int id, String name) {}", "").lock();
        var without = file("record User(int id) {}", before);
        assertThat(without.problems()).isEmpty();
        assertThat(without.proto()).contains("reserved 2; // name");
        assertThat(lines(without.lock())).contains("User.name = 2 string, removed");
        var next = file("record User(int id, int age) {}", without.lock());
        assertThat(next.proto()).contains("int32 age = 3;", "reserved 2; // name");
    }

    @Test
    void whatComesBackGetsItsOldNumber() throws IOException {
        var before = file("record User(int id, String name) {}", "").lock();
        var without = file("record User(int id, int age) {}", before).lock();
        var again = file("record User(int id, int age, String name) {}", without);
        assertThat(again.problems()).isEmpty();
        assertThat(again.proto()).contains("string name = 2;").doesNotContain("reserved");
    }

    @Test
    void aTypeThatChangesIsRefusedWithMessageFieldAndBothTypes() throws IOException {
        var before = file("record User(int id, String name) {}", "").lock();
        assertThat(file("record User(String id, String name) {}", before).problems())
                .containsExactly(
                        "User.id is int32 with number 1 on the wire, and cannot become string;"
                                + " give it another name (@JsonName), which gets a number of its"
                                + " own, or delete its line in the lock while nobody uses it");
        var without = file("record User(String name) {}", before).lock();
        assertThat(file("record User(String name, java.util.List<String> id) {}", without))
                .extracting(ProtoSources.One::problems)
                .asString()
                .contains("User.id was once int32 with number 1", "cannot become repeated string");
    }

    @Test
    void typesThatAreAlikeOnTheWireMayReplaceEachOther() throws IOException {
        var before = file("record User(int id, String name) {}", "").lock();
        var after =
                file("record User(java.util.Optional<Short> id, java.util.UUID name) {}", before);
        assertThat(after.problems()).isEmpty();
        assertThat(after.proto()).contains("optional int32 id = 1;", "string name = 2;");
    }

    @Test
    void theConstantThatAbsenceMeansMayNotVanish() throws IOException {
        var before = file("record User(Role role) {} enum Role {A, B}", "").lock();
        assertThat(file("record User(Role role) {} enum Role {B}", before).problems())
                .singleElement()
                .asString()
                .startsWith("Role.A has number 0 on the wire");
        var after = file("record User(Role role) {} enum Role {C, B, A}", before);
        assertThat(after.proto()).contains("A = 0;", "B = 1;", "C = 2;");
    }

    @Test
    void aLockThatWasMergedWronglySaysTheLine() throws IOException {
        var record = "record User(int id) {}";
        assertThat(file(record, "User.id = 1 int32\nUser.name = 1 string\n").problems())
                .singleElement()
                .asString()
                .startsWith("Desk.proto.lock: line 2: User.name has number 1, but id has number 1");
        assertThat(file(record, "# x\n<<<<<<< HEAD\n").problems())
                .singleElement()
                .asString()
                .startsWith(
                        "Desk.proto.lock: line 2 must read like 'User.name = 2 string', but is"
                                + " '<<<<<<< HEAD'");
    }

    @Test
    void theCompilerTakesTheNumbersOfTheLockAndRefusesWhatBreaksIt(@TempDir Path output)
            throws IOException {
        file("record User(int id) {}", "");
        Files.createDirectories(output.resolve("desk"));
        var lock = output.resolve("desk/Desk.proto.lock");
        Files.writeString(lock, "User.id = 7 int32\n");
        var sources = List.of(folder.resolve("Desk.java"));
        var good = Compilation.of(Compilation.Compiler.JAVAC, sources, output, List.of());
        assertThat(good.problems()).isEmpty();
        assertThat(Files.readString(output.resolve("desk/DeskShapes.java"))).contains(".at(7)");

        Files.writeString(lock, "User.id = 7 string\n");
        var bad = Compilation.of(Compilation.Compiler.JAVAC, sources, output, List.of());
        assertThat(bad.errors())
                .singleElement()
                .asString()
                .startsWith("Desk.java:5 User.id is string with number 7 on the wire");
    }
}
