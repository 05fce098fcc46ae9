package io.doudou.http.client;

/** An open connection of a client. */
interface Line {

    /** The event loop that it lives on. */
    ClientLoop home();

    /** How many exchanges it carries at a time. */
    int capacity();

    /** Begins an exchange, which hears from then on what happens. Called on the loop. */
    void carry(Exchange exchange);

    /** Has {@code told} run when it can carry no further exchange. Called by any thread. */
    void whenSpent(Runnable told);

    /** Closes it, with all exchanges that it carries. Called by any thread; again is harmless. */
    void close();
}
