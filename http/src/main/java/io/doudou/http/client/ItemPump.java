package io.doudou.http.client;

import io.doudou.call.CallScope;
import io.doudou.http.ItemBody;
import io.doudou.http.loop.Waiting;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Sends the values of a request, each when it is there, while the answer may arrive already: on a
 * virtual thread of its own, which waits for the network as well as for the source of the values.
 */
final class ItemPump {

    private static final int READ_BYTES = 16 << 10;

    private final ItemBody body;
    private final Exchange exchange;
    private final Waiting waiting;
    private final Thread thread;

    ItemPump(ItemBody body, Exchange exchange) {
        this.body = body;
        this.exchange = exchange;
        this.waiting = new Waiting();
        var scope = CallScope.current();
        this.thread =
                Thread.ofVirtual().name("doudou-items").unstarted(() -> scope.call(this::run));
    }

    void start() {
        thread.start();
    }

    /** Nobody wants more: ends the waiting, for whatever it is. Called by any thread. */
    void stop() {
        thread.interrupt();
    }

    /** Something has been sent, or can be. */
    void wake() {
        waiting.wake();
    }

    private Void run() {
        try {
            waiting.until(exchange::isOpened);
            try (var content = body.open()) {
                send(content);
            }
        } catch (InterruptedException stopped) {
            body.close();
        } catch (IOException | RuntimeException failure) {
            exchange.unsendable(failure);
        }
        return null;
    }

    private void send(InputStream content) throws IOException, InterruptedException {
        var buffer = new byte[READ_BYTES];
        var handed = 0L;
        while (!exchange.isReleased()) {
            var count = content.read(buffer);
            if (count < 0) {
                exchange.sendEnd();
                return;
            }
            exchange.send(Arrays.copyOf(buffer, count));
            handed += count;
            var mark = handed - Exchange.UPLOAD_WINDOW_BYTES;
            waiting.until(() -> exchange.sentBytes() >= mark);
        }
    }
}
