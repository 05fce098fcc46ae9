package shop.sales;

import shop.order.OrderEvents;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what it hears of orders. It never asks the order service, and runs where it likes. */
public final class CountedSales implements SalesService, OrderEvents {

    // By order, because the same event may arrive again.
    private final Map<UUID, BigDecimal> totals = new ConcurrentHashMap<>();

    @Override
    public void placed(Placed event) {
        totals.put(event.id(), event.total());
    }

    @Override
    public Turnover getTurnover() {
        var all = totals.values().stream().toList();
        return new Turnover(all.size(), all.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
