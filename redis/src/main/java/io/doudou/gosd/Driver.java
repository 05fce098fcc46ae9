package io.doudou.gosd;

import java.util.Map;

/**
 * Keeps a list of processes for {@link Gosd}. Whatever implements these three methods can stand in
 * the place of Redis. Serves all threads; may block; what goes wrong between machines is a {@link
 * io.doudou.fault.ServiceException}.
 */
public interface Driver {

    /**
     * Connects, and registers a process.
     *
     * @return its unique name: {@code name}, a dash, and something without a dash
     */
    String start(String name, String url);

    /** The complete list: URLs by unique name. */
    Map<String, String> get();

    /** Removes one process; one that is not there is no error. */
    void delete(String uniqueName);

    /** A list that lives in this process, for tests. */
    static Driver inMemory() {
        return new MemoryDriver();
    }
}
