package io.doudou.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.function.Consumer;

/** What a Java program is told by a test, and tells it, line by line. */
final class Commands {

    private Commands() {}

    /** Hands over each line, until one is {@code end} or there are no more. */
    static void obey(Consumer<String> act) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            var line = lines.readLine();
            while (line != null && !line.equals("end")) {
                act.accept(line);
                line = lines.readLine();
            }
        }
    }

    static synchronized void report(String line) {
        System.out.println(line);
    }
}
