package shop;

import io.doudou.app.Application;
import io.doudou.option.Settings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Serves users, calls them from another application, and prints what came of it. */
final class Main implements UserService {

    @Override
    public List<User> getUsers(Kind kind, int count) {
        return Collections.nCopies(count, new User("Ada", kind));
    }

    static void main(String[] args) throws Exception {
        var routes = UserServiceRoutes.of(new Main());
        var here = Map.of("GDD_HOST", "127.0.0.1", "GDD_PORT", "0");
        try (var server = application(here).serve(routes).start();
                var caller = application(Map.of("USERSVC", server.address()))) {
            var users = UserServiceClient.of(caller.client("usersvc"));
            System.out.println(users.getUsers(Kind.GUEST, 2));
        }
        try (var document = routes.document(".openapi.json").orElseThrow()) {
            System.out.println("document: " + new String(document.readAllBytes()).contains("/users"));
        }
        System.out.println(Main.class.getModule());
    }

    private static Application application(Map<String, String> environment) {
        return Application.with(Settings.load(new String[0], environment, Path.of("")));
    }
}
