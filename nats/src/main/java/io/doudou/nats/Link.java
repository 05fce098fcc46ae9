package io.doudou.nats;

import io.doudou.fault.Cancelled;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.Trust;
import io.doudou.time.Ticker;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamStatusException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * The connection to the servers. It is opened in the background, so that a program starts while
 * they are away, and comes back by itself. Serves all threads.
 */
final class Link implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Link.class.getName());

    /** The wait between attempts to connect; short, because one attempt costs next to nothing. */
    private static final Duration RETRY = Duration.ofMillis(250);

    private static final Pattern ENCRYPTED = Pattern.compile("(^|[,\\s])tls://");

    private final String servers;
    private final Duration patience;
    private final Ticker ticker;
    private final boolean isEncrypted;
    private final Options options;
    private final Thread opening;

    /** Requests that wait for an answer: they hear at once when the connection breaks. */
    private final Map<Object, CompletableFuture<Message>> waiting = new ConcurrentHashMap<>();

    private final CopyOnWriteArrayList<Runnable> whenConnected = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Runnable> whenBroken = new CopyOnWriteArrayList<>();

    // Guarded by this, which those wait on who need a connection.
    private @Nullable Connection connection;
    private String failure = "not connected yet";

    /** What the servers complained of last; empty since they let us in. */
    private String complaint = "";

    private boolean connected;
    private boolean closed;

    /** How many connections there have been: what was asked of an earlier one is lost. */
    private volatile int generation;

    /**
     * Begins to connect.
     *
     * @param general the option that says where the servers are when that of NATS does not
     * @param user for whom, as the servers show it
     */
    static Link open(Settings settings, Option<String> general, String user, Ticker ticker) {
        var link = new Link(settings, settings.get(NatsOptions.SERVERS, general), user, ticker);
        link.opening.start();
        return link;
    }

    private Link(Settings settings, String servers, String user, Ticker ticker) {
        this.servers = servers;
        this.patience = settings.get(NatsOptions.CONNECT_TIMEOUT);
        this.ticker = ticker;
        this.isEncrypted =
                ENCRYPTED.matcher(servers).find() || !settings.get(NatsOptions.TRUST).isBlank();
        this.options = options(settings, user);
        this.opening = Thread.ofVirtual().name("doudou-nats-connect").unstarted(this::connect);
    }

    private Options options(Settings settings, String user) {
        var builder =
                new Options.Builder()
                        .servers(servers.split("\\s*,\\s*"))
                        .connectionName("doudou-" + user)
                        .connectionTimeout(patience)
                        .maxReconnects(-1)
                        .reconnectWait(RETRY)
                        .reconnectJitter(RETRY)
                        .reportNoResponders()
                        .connectionListener(this::happened)
                        .errorListener(new Errors());
        if (isEncrypted) {
            builder.sslContext(Trust.context(settings, NatsOptions.TRUST));
        }
        var credentials = settings.get(NatsOptions.CREDENTIALS);
        var token = settings.get(NatsOptions.TOKEN);
        var name = settings.get(NatsOptions.USER);
        if (!credentials.isEmpty()) {
            builder.authHandler(Nats.credentials(readable(credentials)));
        } else if (!token.isEmpty()) {
            builder.token(token.toCharArray());
        } else if (!name.isEmpty()) {
            var password = settings.get(NatsOptions.PASSWORD);
            builder.userInfo(name.toCharArray(), password.toCharArray());
        }
        return builder.build();
    }

    private static String readable(String credentials) {
        if (!Files.isReadable(Path.of(credentials))) {
            throw new IllegalArgumentException(
                    "%s is \"%s\", but there is no such file that may be read"
                            .formatted(NatsOptions.CREDENTIALS.key(), credentials));
        }
        return credentials;
    }

    private void connect() {
        try {
            while (!tryOnce()) {
                ticker.sleep(RETRY);
            }
        } catch (InterruptedException ended) {
            // The link was closed before there was a connection.
        }
    }

    private boolean tryOnce() throws InterruptedException {
        try {
            var opened = Nats.connect(options);
            var isLate = false;
            synchronized (this) {
                isLate = closed;
                connection = opened;
                connected = opened.getStatus() == Connection.Status.CONNECTED;
                complaint = "";
                generation++;
                notifyAll();
            }
            if (isLate) {
                opened.close();
            } else {
                tell();
            }
            return true;
        } catch (IOException away) {
            failed(String.valueOf(away.getMessage()));
            return false;
        }
    }

    private synchronized void failed(String message) {
        if (!closed && !message.equals(failure)) {
            failure = message;
            LOG.log(Level.WARNING, "no connection to NATS at {0}: {1}", servers, message);
        }
    }

    @SuppressWarnings("deprecation") // The other form of the event comes to the same.
    private void happened(Connection from, ConnectionListener.Events event) {
        switch (event) {
            case DISCONNECTED, CLOSED -> broken();
            case RECONNECTED -> restored(from);
            default -> LOG.log(Level.DEBUG, "NATS at {0}: {1}", servers, event);
        }
    }

    private void broken() {
        synchronized (this) {
            if (connected && !closed) {
                LOG.log(Level.WARNING, "the connection to NATS at {0} broke", servers);
            }
            connected = false;
            failure = "the connection broke, and it is not back yet";
        }
        waiting.forEach(
                (_, request) ->
                        request.completeExceptionally(
                                new Unknown("the connection to NATS broke off", null)));
        whenBroken.forEach(Runnable::run);
    }

    private void restored(Connection from) {
        synchronized (this) {
            if (closed || connected) {
                return;
            }
            connection = from;
            connected = true;
            complaint = "";
            generation++;
            notifyAll();
        }
        LOG.log(Level.INFO, "NATS is back at {0}", from.getConnectedUrl());
        tell();
    }

    /** On a thread of its own: the library waits for whoever hears of events. */
    private void tell() {
        Thread.ofVirtual()
                .name("doudou-nats-connected")
                .start(() -> whenConnected.forEach(Runnable::run));
    }

    /** Has this done with every connection from now on. */
    void whenConnected(Runnable action) {
        whenConnected.add(action);
    }

    /** The opposite of {@link #whenConnected}, with the same action. */
    void forget(Runnable action) {
        whenConnected.remove(action);
    }

    /** Has this done, which must not block, whenever a connection breaks. */
    void whenBroken(Runnable action) {
        whenBroken.add(action);
    }

    /** The opposite of {@link #whenBroken}, with the same action. */
    void forgetBroken(Runnable action) {
        whenBroken.remove(action);
    }

    int generation() {
        return generation;
    }

    synchronized boolean isConnected() {
        return connected;
    }

    /**
     * The connection, for which it waits a while when there is none.
     *
     * @throws Unreachable when there is none, saying why
     * @throws Cancelled when the thread is interrupted
     */
    Connection connection() {
        return connection(patience);
    }

    synchronized Connection connection(Duration atMost) {
        var end = ticker.nanos() + Math.min(atMost.toNanos(), patience.toNanos());
        while (!connected && !closed) {
            var left = TimeUnit.NANOSECONDS.toMillis(end - ticker.nanos());
            if (left <= 0) {
                throw new Unreachable(
                        "no connection to NATS at " + servers + ": " + failure + remedy());
            }
            try {
                wait(left);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Cancelled("interrupted while waiting for NATS", stopped);
            }
        }
        if (closed || connection == null) {
            throw new IllegalStateException("the connection to NATS is closed");
        }
        return connection;
    }

    /**
     * Publishes at once or not at all; on a thread that is interrupted, too, which the library
     * would refuse.
     *
     * @throws Unreachable when there is no connection
     */
    void publishNow(Message message) {
        var isInterrupted = Thread.interrupted();
        try {
            connection(Duration.ZERO).publish(message);
        } catch (IllegalStateException refused) {
            throw new Unreachable("NATS takes nothing: " + refused.getMessage(), refused);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String remedy() {
        if (complaint.toLowerCase(Locale.ROOT).startsWith("auth")) {
            return " (%s): see GDD_NATS_USER, GDD_NATS_TOKEN or GDD_NATS_CREDENTIALS"
                    .formatted(complaint);
        }
        return isEncrypted ? "; is its certificate one that GDD_NATS_TRUST trusts?" : "";
    }

    private synchronized boolean isNew(String next) {
        var isNew = !next.equals(complaint);
        complaint = next;
        return isNew;
    }

    /** The largest message that the server takes, in bytes, with its fields. */
    void requireSize(Message message) {
        var most = connection().getMaxPayload();
        var headers = message.getHeaders();
        var size = message.getData().length + (headers == null ? 0 : headers.serializedLength());
        if (most > 0 && size > most) {
            throw new IllegalArgumentException(
                    "the message has "
                            + size
                            + " bytes, but NATS at "
                            + servers
                            + " takes "
                            + most
                            + ": raise its max_payload");
        }
    }

    /**
     * Sends a request and waits for one answer.
     *
     * @throws Unreachable when nobody was there to hear it
     * @throws Unknown when it may have been heard
     * @throws Cancelled when the thread is interrupted
     * @throws IllegalArgumentException when it is larger than the server takes
     */
    Message request(Message request, Duration limit) {
        var began = ticker.nanos();
        var over = connection(limit);
        requireSize(request);
        var answer = over.requestWithTimeout(request, limit);
        var key = new Object();
        waiting.put(key, answer);
        try {
            if (!isConnected()) {
                throw new Unknown("the connection to NATS broke off", null);
            }
            var left = limit.toNanos() - (ticker.nanos() - began);
            return answer.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | CancellationException late) {
            throw new Unknown(request.getSubject() + ": no answer within " + limit, late);
        } catch (ExecutionException failed) {
            throw failure(request.getSubject(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled(request.getSubject() + ": interrupted", stopped);
        } finally {
            waiting.remove(key);
            answer.cancel(true);
        }
    }

    private static RuntimeException failure(String subject, @Nullable Throwable cause) {
        if (cause instanceof JetStreamStatusException) {
            return new Unreachable("nobody listens at " + subject);
        }
        return new Unknown(subject + ": the request failed", cause);
    }

    /** Fails what waits. A second call does nothing. */
    @Override
    public void close() {
        Connection last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            connected = false;
            last = connection;
            notifyAll();
        }
        opening.interrupt();
        if (last != null) {
            try {
                // What was sent last, such as acknowledgements, is on its way before the end.
                last.flush(patience);
            } catch (TimeoutException away) {
                LOG.log(Level.DEBUG, "NATS did not answer at the end", away);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            closeQuietly(last);
        }
    }

    private static void closeQuietly(Connection last) {
        var isInterrupted = Thread.interrupted();
        try {
            last.close();
        } catch (InterruptedException stopped) {
            isInterrupted = true;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the library has to say, in the log and nowhere else. */
    private final class Errors implements ErrorListener {
        @Override
        public void errorOccurred(Connection from, String error) {
            var level = isNew(error) ? Level.WARNING : Level.DEBUG;
            LOG.log(level, "NATS at {0} says: {1}", servers, error);
        }

        @Override
        public void exceptionOccurred(Connection from, Exception failure) {
            LOG.log(Level.DEBUG, "NATS at " + servers, failure);
        }

        @Override
        public void slowConsumerDetected(Connection from, io.nats.client.Consumer slow) {
            LOG.log(
                    Level.WARNING,
                    "too slow for NATS: {0} messages were dropped so far",
                    slow.getDroppedCount());
        }
    }
}
