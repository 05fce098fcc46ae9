package shop;

import io.doudou.service.Service;
import java.util.List;

/** Users, in a module that opens nothing. */
@Service
public interface UserService {

    List<User> getUsers(Kind kind, int count);

    record User(String name, Kind kind) {}

    enum Kind {
        ADMIN,
        GUEST
    }
}
