package io.doudou.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Everything that a server is sent, by anybody, from the moment at which this is opened. */
public final class Monitor implements AutoCloseable {

    /** The last thing that is sent, so that everything before it was seen. */
    private static final String END = "the end";

    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final RedisServer server;
    private final Socket socket;
    private final BufferedReader lines;

    public Monitor(RedisServer server) throws IOException {
        this.server = server;
        this.socket = new Socket("127.0.0.1", server.port());
        this.lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        socket.getOutputStream().write("MONITOR\r\n".getBytes(UTF_8));
        lines.readLine();
    }

    /** The words of each command so far; those of scripts are among them, and the scripts not. */
    List<List<String>> commands() throws IOException {
        server.ask("ECHO", END);
        var commands = new ArrayList<List<String>>();
        for (var line = lines.readLine(); !line.contains(END); line = lines.readLine()) {
            var words = words(line);
            if (!words.getFirst().startsWith("EVAL")) {
                commands.add(words);
            }
        }
        return commands;
    }

    /** The words of each command from here on until this one was sent so often. */
    public List<List<String>> await(String command, int times) throws IOException {
        var commands = new ArrayList<List<String>>();
        for (int seen = 0; seen < times; ) {
            var words = words(lines.readLine());
            commands.add(words);
            seen += words.getFirst().equals(command) ? 1 : 0;
        }
        return commands;
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(word -> word.group(1)).toList();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
