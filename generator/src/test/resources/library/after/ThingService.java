package library;

import io.doudou.service.Service;

@Service
public interface ThingService extends Store<Thing> {
    void putThing(Thing thing);
}
