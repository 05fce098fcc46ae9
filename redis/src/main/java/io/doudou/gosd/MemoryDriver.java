package io.doudou.gosd;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** A list that lives in this process. */
final class MemoryDriver implements Driver {

    private final Map<String, String> list = new ConcurrentSkipListMap<>();
    private final AtomicLong last = new AtomicLong();

    @Override
    public String start(String name, String url) {
        var unique = name + "-" + last.incrementAndGet();
        list.put(unique, url);
        return unique;
    }

    @Override
    public Map<String, String> get() {
        return Map.copyOf(list);
    }

    @Override
    public void delete(String uniqueName) {
        list.remove(uniqueName);
    }
}
