package io.doudou.http.client;

/** The wire to one node, whatever protocol it speaks. Serves all threads. */
sealed interface NodeWire extends Wire, AutoCloseable permits SocketWire, TransportWire, CallWire {

    /** How messages name the node: {@code usersvc at http://10.0.0.5:6060}. */
    String label();

    /** Whether a call would wait for others to end before it could be sent. */
    boolean isFull();

    /** Closes the connections that were not used for the idle time. */
    void closeIdle();

    /** Closes unused connections; those in use close when their exchange ends. */
    @Override
    void close();
}
