package hello;

import io.doudou.service.Service;

// region: readme-interface
/** Greets people. */
@Service
public interface HelloService {
    record Greeting(String text) {}

    Greeting getGreeting(String name); // GET /greeting?name=Ada
}
// endregion
