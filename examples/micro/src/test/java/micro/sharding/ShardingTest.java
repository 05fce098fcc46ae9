package micro.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import micro.Cluster;
import micro.greeter.Greeter.HelloRequest;
import micro.greeter.Greeter.HelloResponse;
import micro.greeter.GreeterClient;
import micro.greeter.GreeterRoutes;

import org.junit.jupiter.api.Test;

import java.util.HashSet;

class ShardingTest {

    private static final int USERS = 50;

    @Test
    void eachUserHasANodeAndAllNodesHaveUsers() throws InterruptedException {
        try (var cluster = new Cluster()) {
            for (var node : new String[] {"a", "b", "c"}) {
                var greeter = GreeterRoutes.of(request -> new HelloResponse(node));
                cluster.join().serve(greeter).start();
            }
            var app = cluster.join();
            var any = GreeterClient.of(app.client("greeter"));
            Cluster.nodes(3, () -> any.hello(new HelloRequest("")).greeting());
            var greeter = Sharding.client(app);
            var used = new HashSet<String>();
            for (int i = 0; i < USERS; i++) {
                var node = Sharding.hello(greeter, "user-" + i);
                assertThat(Sharding.hello(greeter, "user-" + i)).isEqualTo(node);
                used.add(node);
            }
            assertThat(used).hasSize(3);
        }
    }
}
