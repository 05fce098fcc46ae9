package io.doudou.benchmarks;

import io.doudou.service.Service;
import io.doudou.stream.Source;

/** The service whose streams are measured. */
@Service("feed")
public interface Feed {

    /** So many ticks, each as soon as it is there, with a pause behind each. */
    Source<Tick> getTicks(long count, long pauseMicros);
}
