package io.doudou.interop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A member of a cluster, driven line by line: a Go process, a Java process, or a Java node in this
 * process. All of them understand and tell the same, which {@code src/test/go/peer.go} lists.
 */
final class Peer implements AutoCloseable {

    private final String name;
    private final Program program;
    private final String address;

    private Peer(String name, Program program) {
        this.name = name;
        this.program = program;
        this.address = program.expect("(ready|failed)\t.*").split("\t")[1];
    }

    /**
     * Starts a Go process and waits until it listens.
     *
     * @param at host and port
     * @param options further flags of the program
     */
    static Peer go(GoLibrary library, String name, String at, String... options) {
        return process(name, goCommand(library, name, at, options));
    }

    /** Starts whatever process is a peer, and waits until it listens. */
    static Peer process(String name, List<String> command) {
        return new Peer(name, Program.start(name, command));
    }

    static List<String> goCommand(GoLibrary library, String name, String at, String... options) {
        var command = new ArrayList<String>();
        command.add(library.program().toString());
        command.addAll(List.of("-name", name, "-bind", host(at), "-port", port(at)));
        command.addAll(Arrays.asList(options));
        return command;
    }

    /**
     * Starts a node in this process.
     *
     * @param settings further ones, by the names of their variables
     */
    static Peer java(String name, String at, Map<String, String> settings) {
        var peer = new JavaPeer(javaSettings(name, at, settings));
        return new Peer(name, Program.run(name, peer::run));
    }

    /** Starts a Java process, which can be killed and stopped. */
    static Peer javaProcess(String name, String at, Map<String, String> settings) {
        return process(name, javaCommand(name, at, settings));
    }

    static List<String> javaCommand(String name, String at, Map<String, String> settings) {
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(JavaPeer.class.getName());
        javaSettings(name, at, settings).forEach((key, value) -> command.add(key + "=" + value));
        return command;
    }

    private static Map<String, String> javaSettings(
            String name, String at, Map<String, String> settings) {
        var all = new java.util.TreeMap<>(settings);
        all.put("GDD_MEM_NAME", name);
        all.putIfAbsent("GDD_MEM_BIND", host(at));
        all.put("GDD_MEM_PORT", all.containsKey("GDD_MEM_HOST") ? "0" : port(at));
        return all;
    }

    private static String host(String at) {
        var host = at.substring(0, at.lastIndexOf(':'));
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String port(String at) {
        return at.substring(at.lastIndexOf(':') + 1);
    }

    String name() {
        return name;
    }

    /** Host and port that it tells others. */
    String address() {
        return address;
    }

    Program program() {
        return program;
    }

    /** Joins, and must succeed. */
    void join(Peer other) {
        program.tell("join " + other.address());
        program.expect("joined\t.*");
    }

    /** Name and address of every member that it neither takes for dead nor for gone. */
    Set<String> members() {
        var fields = program.ask("members", "members");
        return new TreeSet<>(fields.subList(1, fields.size()));
    }

    Set<String> names() {
        return members().stream()
                .map(member -> member.substring(0, member.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Waits until it lists exactly these members. */
    void awaitNames(String... wanted) {
        awaitNames(List.of(wanted), Program.PATIENCE);
    }

    /** Waits until it lists exactly these members; what it tells of changes wakes the waiting. */
    void awaitNames(Collection<String> wanted, Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        while (!names().equals(new TreeSet<>(wanted))) {
            var left = Duration.ofNanos(until - System.nanoTime());
            if (left.isNegative() || !program.awaitLine("(join|leave|update)\t.*", left)) {
                throw new AssertionError(
                        name
                                + " lists "
                                + members()
                                + " instead of "
                                + wanted
                                + " after "
                                + patience);
            }
        }
    }

    /** Waits for a line that matches, and takes it. */
    String expect(String pattern) {
        return program.expect(pattern);
    }

    String expect(String pattern, Duration patience) {
        return program.expect(pattern, patience);
    }

    List<String> ask(String command, String word) {
        return program.ask(command, word);
    }

    void tell(String command) {
        program.tell(command);
    }

    /** Says good-bye to the cluster; the process goes on. */
    void leave() {
        tell("leave");
        expect("left\t.*");
    }

    void kill() {
        program.kill();
    }

    @Override
    public void close() {
        program.close();
    }
}
