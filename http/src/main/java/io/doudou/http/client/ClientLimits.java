package io.doudou.http.client;

import io.doudou.http.ClientOptions;
import io.doudou.option.Settings;

import java.time.Duration;

/** The limits of a client's connections and answers, read once from the settings. */
public record ClientLimits(
        int connectionsMax,
        Duration connectTimeout,
        Duration acquireTimeout,
        Duration idleTimeout,
        int answerBytesMax,
        Lifetime lifetime) {

    public static ClientLimits of(Settings settings) {
        return new ClientLimits(
                settings.get(ClientOptions.CONNECTIONS),
                settings.get(ClientOptions.CONNECT_TIMEOUT),
                settings.get(ClientOptions.ACQUIRE_TIMEOUT),
                settings.get(ClientOptions.IDLE_TIMEOUT),
                Math.toIntExact(settings.get(ClientOptions.ANSWER_MAX)),
                Lifetime.ENDLESS);
    }

    /** The same with connections that are replaced after a while. */
    ClientLimits within(Lifetime other) {
        return new ClientLimits(
                connectionsMax, connectTimeout, acquireTimeout, idleTimeout, answerBytesMax, other);
    }
}
