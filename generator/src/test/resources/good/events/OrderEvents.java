package events;

import io.doudou.service.Topic;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to orders. */
public interface OrderEvents {

    /** Somebody has ordered. */
    @Topic("orders")
    void placed(Placed event);

    @Topic("orders.ended")
    void ended(End end) throws Exception;

    /** Not a topic of its own: the last word about an order. */
    default void lost(long id) throws Exception {
        ended(new Lost(id));
    }

    /** An order as it was placed. */
    record Placed(@Positive long id, List<Line> lines, @Nullable String note, Instant at) {}

    record Line(String product, int count) {}

    /** The ways in which an order ends. */
    sealed interface End {}

    record Delivered(long id, Instant at) implements End {}

    record Lost(long id) implements End {}
}
