package micro.greeter;

import io.doudou.service.Service;

// region: greeter
/** Greets people: {@code POST /hello} and, as go-micro calls it, {@code Greeter.Hello}. */
@Service("greeter")
public interface Greeter {
    record HelloRequest(String name) {}

    record HelloResponse(String greeting) {}

    HelloResponse hello(HelloRequest request);
}
// endregion
