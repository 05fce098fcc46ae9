package gosd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that runs beside the test, with what it prints in a file. */
record Program(Process process, Path printed) implements AutoCloseable {

    static Program start(List<String> command, Map<String, String> environment) throws IOException {
        var printed = Files.createTempFile("doudou-gosd-", ".log");
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(printed.toFile());
        return new Program(builder.start(), printed);
    }

    static Program java(Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return start(command, environment);
    }

    String text() throws IOException {
        return Files.readString(printed);
    }

    /** The exit status. */
    int status() throws InterruptedException {
        return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(printed);
    }
}
