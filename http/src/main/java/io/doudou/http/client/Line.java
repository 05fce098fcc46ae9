package io.doudou.http.client;

import io.vertx.core.http.HttpClientConnection;

/** An open connection of a client and the event loop that it lives on. */
record Line(HttpClientConnection connection, Homes.Home home) {}
