package topics;

import io.doudou.service.Service;
import io.doudou.service.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

record Order(long id) {}

interface Shapes {
    @Topic("none")
    void none(); // ! an event is one record, and nobody answers it: write void placed(OrderPlaced event)

    @Topic("two")
    void two(Order first, Order second); // ! an event is one record, and nobody answers it: write void placed(OrderPlaced event)

    @Topic("answered")
    int answered(Order event); // ! an event is one record, and nobody answers it: write void placed(OrderPlaced event)

    @Topic("text")
    void text(String event); // ! an event is one record, and nobody answers it: write void placed(OrderPlaced event)

    @Topic("many")
    void many(List<Order> events); // ! an event is one record, and nobody answers it: write void placed(OrderPlaced event)

    @Topic("absent")
    void absent(@Nullable Order event); // ! an event is one record, and nobody answers it: write void placed(OrderPlaced event)

    @Topic("generic")
    <T> void generic(Order event); // ! an event is one record, and nobody answers it: write void placed(OrderPlaced event)
}

interface Names {
    @Topic(" ")
    void blank(Order event); // ! the name of a topic has 1 to 255 characters

    @Topic("orders")
    void placed(Order event);

    @Topic("orders")
    void again(Order event); // ! orders is already the topic of placed: name another

    @Topic("others")
    void placed(Other event); // ! a second method is called placed: rename it

    void plain(Order event); // ! the other methods are topics: write @Topic("...") or move it to an interface of its own

    record Other(long id) {}
}

abstract class Listener { // ! only an interface has topics: write an interface
    @Topic("orders")
    abstract void placed(Order event);
}

interface Generic<T> { // ! an interface of topics has no type parameters: write the types
    @Topic("orders")
    void placed(Order event);
}

interface Child extends Runnable { // ! an interface of topics extends no other: write its methods here
    @Topic("orders")
    void placed(Order event);
}

interface Outer {
    interface Inner { // ! topics need a file of their own: move them out of the other type
        @Topic("orders")
        void placed(Order event);
    }
}

@Service
interface Mixed {
    @Topic("orders")
    void placed(Order event); // ! nobody answers a topic: move it to an interface without @Service
}
