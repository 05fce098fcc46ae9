package places;

import io.doudou.service.Cookie;
import io.doudou.service.Delete;
import io.doudou.service.Get;
import io.doudou.service.Header;
import io.doudou.service.Idempotent;
import io.doudou.service.Patch;
import io.doudou.service.Post;
import io.doudou.service.Put;
import io.doudou.service.Service;
import io.doudou.service.Upload;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parameters at all places. */
@Service("places")
public interface PlaceService {

    @Get("/users/{id}/orders/{number}")
    String order(UUID id, int number, @Header("X-Tenant") String tenant, @Cookie String session);

    @Put("/users/{id}")
    void replace(UUID id, User user, boolean force, List<String> tags);

    @Patch("/users/{id}")
    @Idempotent
    void change(UUID id, User user, @Header("X-Trace") Optional<String> trace);

    @Delete("/users/{id}")
    void remove(UUID id, @Nullable String reason, @Cookie("s") @Nullable String session);

    @Post("/none")
    void nothing();

    /** Deprecated, and still there. */
    @Deprecated
    @Get("/old")
    List<Kind> old(Set<Kind> kinds, Kind[] more, int[] numbers, @Nullable List<Integer> maybe);

    List<User> getUsers(Filter filter, Page page);

    List<User> getUsersMaybe(@Nullable Filter filter, Optional<Page> page);

    void form(String name, OptionalInt age, List<Kind> kinds, Optional<Kind> kind);

    void files(
            String before,
            Upload one,
            @Nullable Upload maybe,
            Optional<Upload> optional,
            List<Upload> many,
            OptionalInt after);

    @Post("/maybe")
    Optional<User> maybe(Optional<User> user);

    /** Whose users to show. */
    record Filter(String name, @Nullable Integer age, List<Kind> kinds, Range range) {}

    record Range(int from, @Nullable Bound bound) {}

    record Bound(int to, boolean open) {
        public Bound {
            if (to < 0) {
                throw new IllegalArgumentException("must not be below zero");
            }
        }
    }

    record Page(int number, OptionalInt size) {}

    record User(UUID id, String name) {}

    enum Kind {
        SMALL,
        LARGE
    }
}
