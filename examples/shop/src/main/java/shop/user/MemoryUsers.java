package shop.user;

import io.doudou.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Users in memory, for as long as the process lives. */
public final class MemoryUsers implements UserService {

    private final Map<Long, User> users = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();

    @Override
    public Page<User> pageUsers(PageQuery query) {
        var found =
                users.values().stream()
                        .filter(
                                user ->
                                        query.filter() == null
                                                || user.name().contains(query.filter()))
                        .sorted(Comparator.comparing(User::name))
                        .toList();
        var items =
                found.stream()
                        .skip((query.page() - 1L) * query.size())
                        .limit(query.size())
                        .toList();
        return new Page<>(items, found.size());
    }

    @Override
    public User getUser(long id) {
        var user = users.get(id);
        if (user == null) {
            throw new Fault(404, "user.unknown", "There is no user " + id + ".");
        }
        return user;
    }

    @Override
    public synchronized long signUp(String name, @Nullable Integer age) {
        if (users.values().stream().anyMatch(user -> user.name().equals(name))) {
            throw new Fault(409, "user.taken", "The name " + name + " is taken.");
        }
        var id = lastId.incrementAndGet();
        users.put(id, new User(id, name, age));
        return id;
    }
}
