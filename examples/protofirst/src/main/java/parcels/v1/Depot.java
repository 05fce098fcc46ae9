package parcels.v1;

import io.doudou.app.Application;
import io.doudou.fault.Fault;
import io.doudou.stream.Source;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps parcels in memory. Serves all threads. */
public final class Depot implements Parcels {

    private final AtomicLong last = new AtomicLong();
    private final ConcurrentMap<Long, Parcel> parcels = new ConcurrentHashMap<>();

    @Override
    public Ticket send(Parcel request) {
        var number = last.incrementAndGet();
        parcels.put(number, request);
        return new Ticket(number);
    }

    @Override
    public Parcel getParcel(Ticket request) {
        var parcel = parcels.get(request.number());
        if (parcel == null) {
            throw new Fault(404, "parcel.unknown", "there is no parcel " + request.number());
        }
        return parcel;
    }

    @Override
    public Source<Stop> follow(Ticket request) {
        var to = getParcel(request).receiver();
        return Source.of(List.of(new Stop("depot"), new Stop("door of " + to)));
    }

    @Override
    public Weight weigh(Source<Parcel> requests) {
        long grams = 0;
        for (var parcel : requests) {
            grams += parcel.grams();
        }
        return new Weight(grams);
    }

    @Override
    public Source<Ticket> sendMany(Source<Parcel> requests) {
        return requests.map(this::send);
    }

    public static void main(String[] args) {
        Application.from(args).serve(ParcelsRoutes.of(new Depot())).run();
    }
}
