package shop.user;

import io.doudou.app.Application;

/** The program that serves users only. */
public final class Users {

    private Users() {}

    public static void main(String[] args) {
        open(Application.from(args)).run();
    }

    public static Application open(Application app) {
        return app.serve(UserServiceRoutes.of(new MemoryUsers()));
    }
}
