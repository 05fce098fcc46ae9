package io.doudou.redis.wire;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One connection: commands out, replies in, in the same order. Belongs to one thread at a time;
 * {@link #close} may be called by any, and ends a wait. After an {@link IOException} nothing more
 * can be asked.
 */
public final class Connection implements AutoCloseable {

    private final Server server;
    private final Socket socket;
    private final RespReader in;
    private final Bytes out = new Bytes();

    private Connection(Server server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.in = new RespReader(socket.getInputStream());
    }

    /**
     * Connects and logs in with no more than is needed: AUTH with a password, SELECT with a
     * database, PING.
     *
     * @throws Refusal when the server does not let us in
     */
    static Connection open(Server server) throws IOException {
        var connection = new Connection(server, server.connect());
        try {
            var commands = new ArrayList<Command>();
            if (!server.password().isEmpty()) {
                commands.add(login(server));
            }
            if (server.database() > 0) {
                commands.add(Command.of("SELECT").add(server.database()));
            }
            commands.add(Command.of("PING"));
            connection.requireAll(commands, connection.ask(commands));
            return connection;
        } catch (IOException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static Command login(Server server) {
        var login = Command.of("AUTH");
        return server.user().isEmpty()
                ? login.add(server.password())
                : login.add(server.user()).add(server.password());
    }

    /** Sends the commands together and reads as many replies; failures are among them. */
    public List<Reply> ask(List<Command> commands) throws IOException {
        send(commands);
        var replies = new ArrayList<Reply>(commands.size());
        for (int i = 0; i < commands.size(); i++) {
            replies.add(in.read());
        }
        return replies;
    }

    /** Sends commands whose replies are read later, or never. */
    public void send(List<Command> commands) throws IOException {
        commands.forEach(command -> command.write(out));
        out.sendTo(socket.getOutputStream());
    }

    /** Waits for the next reply as long as it takes; it may be a failure. */
    public Reply await() throws IOException {
        return await(Duration.ZERO);
    }

    /**
     * Waits for a reply that the server holds back on purpose.
     *
     * @param patience for so long, and then as long as for any other; zero: without an end
     */
    public Reply await(Duration patience) throws IOException {
        var usual = server.millis();
        var limit = patience.isZero() ? 0 : Math.addExact(usual, (int) patience.toMillis());
        socket.setSoTimeout(limit);
        try {
            return in.read();
        } finally {
            restore(usual);
        }
    }

    private void restore(int timeout) throws IOException {
        if (!socket.isClosed()) {
            socket.setSoTimeout(timeout);
        }
    }

    /** Throws the first failure among the replies. */
    void requireAll(List<Command> commands, List<Reply> replies) {
        for (int i = 0; i < replies.size(); i++) {
            require(server, commands.get(i).name(), replies.get(i));
        }
    }

    /** The reply to a command, unless it is a failure. */
    static Reply require(Server server, String command, Reply reply) {
        if (reply instanceof Reply.Failure failure) {
            throw new Refusal(server, command, failure.text());
        }
        return reply;
    }

    /** Whether the server still answers. */
    boolean isAlive() {
        try {
            return !(ask(List.of(Command.of("PING"))).getFirst() instanceof Reply.Failure);
        } catch (IOException broken) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // It is of no use any more, which is what was wanted.
        }
    }
}
