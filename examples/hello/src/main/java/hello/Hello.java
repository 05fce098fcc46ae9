package hello;

import io.doudou.app.Application;

// region: readme-main
public final class Hello implements HelloService {
    @Override
    public Greeting getGreeting(String name) {
        return new Greeting("Hello, " + name + "!");
    }

    public static void main(String[] args) {
        Application.from(args).serve(HelloServiceRoutes.of(new Hello())).run();
    }
}
// endregion
