package io.doudou.gosd;

import java.util.Map;

/** A driver that hears of changes by itself, and prolongs what it has registered. */
public interface LiveDriver extends Driver, AutoCloseable {

    /** From now on runs {@code changed} after each change of the list; it must not block. */
    void whenChanged(Runnable changed);

    /** The list as it was read last, without waiting for anybody. */
    Map<String, String> known();

    /** Removes what was registered here and ends. A second call does nothing. */
    @Override
    void close();
}
