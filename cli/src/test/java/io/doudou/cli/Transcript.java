package io.doudou.cli;

import io.doudou.cli.shell.Terminal;
import io.doudou.testkit.ManualTicker;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays a text file of commands in an empty folder and writes down what really happened, so that
 * the two can be compared. The file holds:
 *
 * <pre>
 * ### words for the reader
 * $ doudou svc init hello     a command; its output follows, and its status where it is not 0
 * $ cd hello
 * $ cat FILE                  what a file holds
 * $ ls                        all files that people own
 * $ sed s/old/new/ FILE       changes a file
 * $ cp FILE FILE
 * $ member open               a member of a cluster at SEED (see {@link StagedCluster})
 * $ export NAME=VALUE         an environment variable of the commands that follow
 * </pre>
 */
final class Transcript implements AutoCloseable {

    private final Path start;
    private final List<String> happened = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final StagedCluster cluster = new StagedCluster();
    private Path folder;

    private Transcript(Path start) {
        this.start = start;
        this.folder = start;
    }

    /** Plays the commands of a transcript. The answer is the transcript as it should read. */
    static String played(String text, Path folder) throws IOException, InterruptedException {
        try (var transcript = new Transcript(folder)) {
            for (var line : text.lines().toList()) {
                if (line.startsWith("$ ")) {
                    transcript.happened.add(line);
                    transcript.play(line.substring(2));
                } else if (line.startsWith("### ")) {
                    transcript.happened.add(line);
                }
            }
            return transcript.happened.stream().collect(Collectors.joining("\n", "", "\n"));
        }
    }

    @Override
    public void close() throws IOException {
        cluster.close();
    }

    private void play(String command) throws IOException, InterruptedException {
        var words = command.split(" ");
        switch (words[0]) {
            case "doudou" -> doudou(Stream.of(words).skip(1).toArray(String[]::new));
            case "cd" -> folder = folder.resolve(words[1]).normalize();
            case "cat" -> happened.addAll(Files.readAllLines(folder.resolve(words[1])));
            case "ls" -> happened.addAll(files());
            case "cp" -> Files.copy(folder.resolve(words[1]), folder.resolve(words[2]));
            case "member" -> cluster.stage(words);
            case "export" -> environment.put(words[1].split("=")[0], words[1].split("=")[1]);
            case "sed" -> edit(command.substring("sed ".length()));
            default -> throw new IllegalArgumentException("no such command: " + command);
        }
    }

    private void doudou(String... arguments) {
        var output = new StringWriter();
        var out = new PrintWriter(output);
        var terminal = new Terminal(out, out, false, true, () -> Instant.EPOCH);
        var world =
                new Surroundings(
                        terminal, new ProjectShell(), folder, variables(), new ManualTicker());
        var status =
                Doudou.run(world, Stream.of(arguments).map(cluster::real).toArray(String[]::new));
        output.toString()
                .lines()
                .map(cluster::masked)
                .map(line -> line.replace(start.toString(), "FOLDER"))
                .map(line -> line.replaceAll("Java [\\d.+]+\\S*\\)", "Java 25)"))
                .forEach(happened::add);
        if (status != 0) {
            happened.add("(status " + status + ")");
        }
    }

    private Map<String, String> variables() {
        return environment.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> cluster.real(it.getValue())));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.contains("target/") && !file.startsWith(".git/"))
                    .sorted()
                    .toList();
        }
    }

    /** {@code s/old/new/ FILE}, where both texts are taken as they are. */
    private void edit(String words) throws IOException {
        var end = words.lastIndexOf(' ');
        var parts = words.substring(0, end).split("/", -1);
        var file = folder.resolve(words.substring(end + 1));
        var before = Files.readString(file);
        var after = before.replace(parts[1], parts[2].replace("\\n", "\n"));
        if (after.equals(before)) {
            throw new IllegalArgumentException(parts[1] + " is not in " + file);
        }
        Files.writeString(file, after);
    }
}
