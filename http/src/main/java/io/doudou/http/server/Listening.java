package io.doudou.http.server;

import java.time.Duration;

/** A port on which one application answers. */
public interface Listening extends AutoCloseable {

    /** Where this machine reaches the application: {@code http://127.0.0.1:6060}. */
    String address();

    /** The port that is listened on. */
    int port();

    /**
     * Takes no more requests and waits until nothing runs any more.
     *
     * @return whether all came to its end within {@code grace}
     */
    boolean drain(Duration grace) throws InterruptedException;

    /** Ends what still runs. A second call does nothing. */
    @Override
    void close();
}
