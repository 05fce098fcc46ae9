package io.doudou.app;

import io.doudou.http.server.Listening;

import java.time.Duration;

/** Stands for the server of an application that is reached over its transport only. */
final class NoPort implements Listening {

    @Override
    public String address() {
        return "http://localhost:0";
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public boolean drain(Duration grace) {
        return true;
    }

    @Override
    public void close() {}
}
