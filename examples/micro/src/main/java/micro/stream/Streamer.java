package micro.stream;

import io.doudou.service.Service;
import io.doudou.stream.Source;

// region: streams-interface
/** Counts. */
@Service("streamer")
public interface Streamer {
    record Count(long count) {}

    Source<Count> count(Count last); // many values come back

    long sum(Source<Count> counts); // many values are sent

    Source<Count> echo(Source<Count> counts); // both
}
// endregion
