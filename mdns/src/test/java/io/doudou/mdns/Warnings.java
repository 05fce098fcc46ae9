package io.doudou.mdns;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What operators are told by one class while this is open. */
final class Warnings extends Handler implements AutoCloseable {

    final List<String> messages = new ArrayList<>();
    private final Logger logger;

    Warnings(Class<?> of) {
        logger = Logger.getLogger(of.getName());
        logger.addHandler(this);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (entry.getLevel() == Level.WARNING) {
            messages.add(entry.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
