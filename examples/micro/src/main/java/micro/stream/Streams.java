package micro.stream;

import io.doudou.app.Application;
import io.doudou.stream.Source;

/**
 * Streams to its caller, from it, and in both directions. A source is made no faster than it is
 * read, and whoever reads it closes it, which ends the other side, too.
 *
 * <pre>{@code
 * java -cp target/example-micro-0.1.0-SNAPSHOT.jar micro.stream.Streams
 * }</pre>
 */
public final class Streams implements Streamer {
    static void main(String... args) {
        try (var app = Application.from(args)) {
            app.serve(StreamerRoutes.of(new Streams())).start();
            call(StreamerClient.of(app.client("streamer")));
        }
    }

    static void call(Streamer streamer) {
        // region: streams-read
        try (var counts = streamer.count(new Count(3))) {
            for (var count : counts) {
                IO.println("got " + count.count());
            }
        }
        // endregion
        IO.println("sum " + streamer.sum(upTo(3)));
        try (var echoes = streamer.echo(upTo(3))) {
            echoes.forEach(echo -> IO.println("echo " + echo.count()));
        }
    }

    @Override
    public Source<Count> count(Count last) {
        return upTo(last.count());
    }

    @Override
    public long sum(Source<Count> counts) {
        long sum = 0;
        for (var count : counts) {
            sum += count.count();
        }
        return sum;
    }

    @Override
    public Source<Count> echo(Source<Count> counts) {
        return counts.map(count -> new Count(count.count()));
    }

    // region: streams-made
    private static Source<Count> upTo(long last) {
        return Source.from(
                sink -> {
                    for (long count = 1; count <= last; count++) {
                        sink.put(new Count(count));
                    }
                });
    }
    // endregion
}
