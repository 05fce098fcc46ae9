package library;

import io.doudou.service.Get;
import io.doudou.service.Header;

/** What every store can do. */
public interface Store<T> {
    @Get("/things/{id}")
    T getOne(long id, @Header("X-Tenant") String tenant);
}
