package streams;

import io.doudou.service.Get;
import io.doudou.service.Service;
import io.doudou.stream.Source;
import jakarta.validation.constraints.Max;
import java.util.Map;

/** Prices, as they change. */
@Service("streamsvc")
public interface StreamService {

    /**
     * The prices of one thing from now on.
     *
     * @param query what is watched
     * @return each price when it is known
     */
    @Get("/prices")
    Source<Price> watch(Query query);

    /**
     * Takes measured prices.
     *
     * @param prices as they are measured
     * @return how many came
     */
    long record(Source<Price> prices);

    /** As {@link #record}, of one shop. */
    void postOf(String shop, Source<Price> prices);

    /** Answers each question. */
    Source<Map<String, Price>> chat(Source<@Max(100) Integer> ids);

    record Query(String name, int limit) {}

    record Price(String name, @Max(1000) int cents) {}
}
