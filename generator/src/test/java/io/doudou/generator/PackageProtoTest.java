package io.doudou.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;

import io.doudou.testkit.RequiredTool;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is written for two interfaces of one package, which share some of their messages. */
class PackageProtoTest {

    private static final RequiredTool PROTOC =
            new RequiredTool("protoc", "apt-get install protobuf-compiler");

    private static final String USERS = "Users.proto.lock";
    private static final String ORDERS = "Orders.proto.lock";
    private static final String MESSAGES = "messages.proto.lock";

    @TempDir private Path folder;

    /** With requests and constants of one name, answers without anything, and records of both. */
    @BeforeEach
    void write() throws IOException {
        source("Person", "public record Person(int id, String name, Role role) {}");
        source("Role", "public enum Role { CLERK, CHIEF }");
        source("Users", service("Person getOne(int id); void clear(); State getState();"));
        source("Orders", service("Order getOne(long number, int part); void clear();"));
        source("Order", "public record Order(Person buyer, Orders.State state) {}");
        inner("Users", "record State(int users) {}");
        inner("Orders", "enum State { OPEN, PAID }");
    }

    private static String service(String members) {
        return "@io.doudou.service.Service public interface NAME { " + members + " }";
    }

    private void inner(String name, String type) throws IOException {
        source(name, text(name).replaceFirst(" }\\s*$", " " + type + " }"));
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".java")).replaceFirst("package shop;\n", "");
    }

    private void source(String name, String text) throws IOException {
        var source = "package shop;\n" + text.replace("NAME", name) + "\n";
        Files.writeString(folder.resolve(name + ".java"), source);
    }

    private ProtoFiles files(Map<String, String> locks) throws IOException {
        return files(locks, "Users", "Orders");
    }

    private ProtoFiles files(Map<String, String> locks, String... services) throws IOException {
        var names = List.of(services).stream().map(name -> "shop." + name).toList();
        return ProtoSources.of(Compilation.files(folder, ".java"), names, locks);
    }

    private static Map<String, String> locks(ProtoFiles files) {
        assertThat(files.problems()).isEmpty();
        var locks = new HashMap<>(files.texts());
        locks.keySet().removeIf(name -> !name.endsWith(ProtoFiles.LOCK_SUFFIX));
        return locks;
    }

    private static List<String> lines(String lock) {
        return lock.lines().filter(line -> !line.startsWith("#")).toList();
    }

    @Test
    void whatBothUseStandsOnceAndProtocTakesAllFilesTogether() throws Exception {
        var files = files(Map.of());
        assertThat(files.problems()).isEmpty();
        assertThat(files.texts())
                .containsOnlyKeys(
                        "Users.proto", USERS, "Orders.proto", ORDERS, "messages.proto", MESSAGES);
        var protos = new TreeMap<String, String>();
        files.texts()
                .forEach(
                        (name, text) -> {
                            if (name.endsWith(ProtoFiles.SUFFIX)) {
                                protos.put("shop/" + name, text);
                            }
                        });
        var understood = ProtoSources.descriptors(PROTOC.require(), protos, folder);
        var messages = new TreeMap<String, List<String>>();
        for (var file : understood.getFileList()) {
            messages.put(
                    file.getName(),
                    file.getMessageTypeList().stream().map(DescriptorProto::getName).toList());
        }
        assertThat(messages)
                .containsEntry("shop/messages.proto", List.of("Empty", "Person"))
                .containsEntry(
                        "shop/Users.proto",
                        List.of(
                                "UsersState",
                                "UsersGetOneRequest",
                                "UsersClearRequest",
                                "GetStateRequest"))
                .containsEntry(
                        "shop/Orders.proto", List.of("Order", "GetOneRequest", "ClearRequest"));
        assertThat(files.texts().get("Users.proto"))
                .contains("import \"shop/messages.proto\";")
                .contains("rpc GetOne(UsersGetOneRequest) returns (Person);");
    }

    @Test
    void anInterfaceThatIsAloneHasOneFileAndOneLock() throws IOException {
        assertThat(files(Map.of(), "Users").texts()).containsOnlyKeys("Users.proto", USERS);
    }

    @Test
    void numbersThatWerePublishedStayWhenTheirMessageBecomesShared() throws IOException {
        var alone = locks(files(Map.of(), "Users"));
        alone.computeIfPresent(
                USERS, (_, lock) -> lock.replace("Person.name = 2", "Person.name = 9"));
        var together = files(alone);
        var locks = locks(together);
        assertThat(lines(locks.get(USERS)))
                .containsExactly("GetOneRequest.id = 1 int32", "State.users = 1 int32");
        assertThat(lines(locks.get(MESSAGES)))
                .containsExactly(
                        "Person.id = 1 int32",
                        "Person.role = 3 Role",
                        "Person.name = 9 string",
                        "Role.CLERK = 0 constant",
                        "Role.CHIEF = 1 constant");
        assertThat(lines(locks.get(ORDERS)))
                .contains(
                        "GetOneRequest is called OrdersGetOneRequest",
                        "State is called OrdersState",
                        "Order.state = 2 State");
        assertThat(together.texts().get("messages.proto")).contains("string name = 9;");
        assertThat(together.texts().get("Orders.proto")).contains("OrdersState state = 2;");
        assertThat(files(locks).texts()).isEqualTo(together.texts());
    }

    /** As two files that were written without each other have them. */
    @Test
    void locksOfBothInterfacesBecomeOne() throws IOException {
        var locks = locks(files(Map.of(), "Users"));
        var ofOrders = locks(files(Map.of(), "Orders")).get(ORDERS);
        locks.put(ORDERS, ofOrders + "Person.phone = 4 string, removed\n");
        var together = files(locks);
        assertThat(together.problems()).isEmpty();
        assertThat(lines(together.texts().get(MESSAGES)))
                .contains("Person.role = 3 Role", "Person.phone = 4 string, removed");
        assertThat(together.texts().get("messages.proto")).contains("reserved 4; // phone");
        assertThat(together.texts().get(ORDERS)).doesNotContain("Person.");
    }

    @Test
    void locksThatDisagreeAreRefusedWithBothNumbers() throws IOException {
        var locks = locks(files(Map.of(), "Users"));
        var ofOrders = locks(files(Map.of(), "Orders")).get(ORDERS);
        locks.put(ORDERS, ofOrders.replace("Person.name = 2", "Person.name = 7"));
        assertThat(files(locks).problems())
                .containsOnlyKeys("shop.Users")
                .extractingByKey("shop.Users")
                .asString()
                .contains(
                        "Person.name is string with number 2 in the lock of Users, but another"
                                + " interface of the package has it that name is string with"
                                + " number 7; delete the line that nobody has in use");
    }

    @Test
    void whatWasSharedStaysInItsFile() throws IOException {
        var locks = locks(files(Map.of()));
        var alone = files(locks, "Users");
        assertThat(alone.texts().get(MESSAGES)).isEqualTo(locks.get(MESSAGES));
        assertThat(alone.texts().get("messages.proto")).contains("message Person {");
        assertThat(alone.texts().get("Users.proto")).contains("(UsersGetOneRequest)");
    }

    @Test
    void aSharedFieldThatGoesIsReservedAndComesBackUnderItsNumber() throws IOException {
        var locks = locks(files(Map.of()));
        source("Person", "public record Person(int id, int age, Role role) {}");
        var without = files(locks);
        assertThat(without.problems()).isEmpty();
        assertThat(without.texts().get("messages.proto"))
                .contains("reserved 2; // name", "int32 age = 4;");
        source("Person", "public record Person(String name, int id, int age, Role role) {}");
        assertThat(files(locks(without)).texts().get("messages.proto"))
                .contains("string name = 2;")
                .doesNotContain("reserved");
    }

    @Test
    void aSharedFieldWhoseTypeChangesOrWhoseNameIsTakenAgainIsRefused() throws IOException {
        var locks = locks(files(Map.of()));
        source("Person", "public record Person(String id, String name, Role role) {}");
        var changed = files(locks).problems();
        assertThat(changed).containsOnlyKeys("shop.Users", "shop.Orders");
        assertThat(changed.get("shop.Users"))
                .singleElement()
                .asString()
                .startsWith(
                        "Person.id is int32 with number 1 on the wire, and cannot become string");

        source("Person", "public record Person(String name, Role role) {}");
        var without = locks(files(locks));
        source(
                "Person",
                "public record Person(java.util.List<String> id, String name, Role role) {}");
        assertThat(files(without).problems().get("shop.Orders"))
                .singleElement()
                .asString()
                .startsWith(
                        "Person.id was once int32 with number 1 on the wire, and cannot become");
    }

    @Test
    void aSharedNumberThatTwoBranchesGaveAwayIsRefusedWithItsLine() throws IOException {
        var locks = locks(files(Map.of()));
        locks.computeIfPresent(MESSAGES, (_, lock) -> lock + "Person.age = 3 int32\n");
        assertThat(files(locks).problems().get("shop.Users"))
                .singleElement()
                .asString()
                .startsWith("messages.proto.lock: line 8: Person.age has number 3, but role has");
    }

    @Test
    void theFirstConstantOfASharedEnumMayNotVanish() throws IOException {
        var locks = locks(files(Map.of()));
        source("Role", "public enum Role { CHIEF, CLEANER }");
        assertThat(files(locks).problems().get("shop.Users"))
                .singleElement()
                .asString()
                .startsWith("Role.CLERK has number 0 on the wire");
    }

    /** Each interface is compiled alone, as incremental builds do, and means the same. */
    @Test
    void theCompilerTakesSharedNumbersForEachInterfaceAlone(@TempDir Path both, @TempDir Path one)
            throws IOException {
        var locks = locks(files(Map.of()));
        locks.computeIfPresent(
                MESSAGES, (_, lock) -> lock.replace("Person.name = 2", "Person.name = 12"));
        var all = Compilation.files(folder, ".java");
        for (var output : List.of(both, one)) {
            Files.createDirectories(output.resolve("shop"));
            for (var lock : locks.entrySet()) {
                Files.writeString(output.resolve("shop").resolve(lock.getKey()), lock.getValue());
            }
            assertThat(compile(all, output).problems()).isEmpty();
        }
        for (var name : List.of("Orders", "Users")) {
            var shapes = one.resolve("shop/" + name + "Shapes.java");
            Files.delete(shapes);
            assertThat(compile(List.of(folder.resolve(name + ".java")), one).problems()).isEmpty();
            assertThat(shapes)
                    .hasSameTextualContentAs(both.resolve("shop/" + name + "Shapes.java"));
            assertThat(Files.readString(shapes)).contains(".at(12)");
        }
        assertThat(Files.readString(one.resolve("shop/UsersShapes.java")))
                .contains("\"UsersGetOneRequest\"", "\"UsersState\"");
    }

    private static Compilation compile(List<Path> sources, Path output) {
        return Compilation.of(Compilation.Compiler.JAVAC, sources, output, List.of());
    }
}
