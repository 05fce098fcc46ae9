package micro.pubsub;

import io.doudou.service.Topic;

/** What is published: to call a method is to publish, to implement it is to listen. */
public interface Events {
    record Said(int id, String text) {}

    @Topic("go.micro.topic.foo")
    void said(Said event);
}
