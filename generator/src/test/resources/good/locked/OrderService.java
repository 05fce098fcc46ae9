package locked;

import io.doudou.service.Service;
import java.util.List;

/** Orders, whose messages have numbers of their own. */
@Service
public interface OrderService {
    /** Takes an order. */
    Order postOrder(Order order);

    /**
     * One order.
     *
     * @param lines what is ordered
     * @param note for whom it may concern
     */
    record Order(State state, List<Line> lines, Payment payment, String note, long id) {}

    record Line(String article, int count) {}

    enum State {
        PAID,
        NEW,
        SENT
    }

    sealed interface Payment {}

    record Cash() implements Payment {}

    record Card(String number) implements Payment {}
}
