package io.doudou.http;

import io.doudou.http.items.ItemFormat;
import io.doudou.http.items.ItemStream;
import io.doudou.stream.Source;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * A body of values that come into being while it is sent. Unlike any other body it is sent once: an
 * attempt that has asked for the first value is the last one.
 */
public final class ItemBody implements Outgoing.Content, AutoCloseable {

    private final String type;
    private final ItemStream stream;
    private final AtomicBoolean begun;

    /**
     * @param items the JSON of each
     */
    ItemBody(Source<byte[]> items) {
        this(MediaType.ITEMS.text(), new ItemStream(items, ItemFormat.LINES), new AtomicBoolean());
    }

    private ItemBody(String type, ItemStream stream, AtomicBoolean begun) {
        this.type = type;
        this.stream = stream;
        this.begun = begun;
    }

    /**
     * The same values as messages of another protocol: either body is sent, and once.
     *
     * @param form makes a message of the JSON of a value
     */
    public ItemBody as(String otherType, UnaryOperator<byte[]> form) {
        return new ItemBody(otherType, stream.formed(form), begun);
    }

    public String type() {
        return type;
    }

    /** Whether it cannot be sent again. */
    public boolean isBegun() {
        return begun.get();
    }

    /**
     * The body, each read of which waits for a value. The caller closes it, and with it the source.
     *
     * @throws IllegalStateException at the second call
     */
    public InputStream open() {
        if (!begun.compareAndSet(false, true)) {
            throw new IllegalStateException("a stream of values is sent once");
        }
        return stream;
    }

    /** Closes the source of the values. */
    @Override
    public void close() {
        stream.close();
    }
}
