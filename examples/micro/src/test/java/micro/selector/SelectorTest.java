package micro.selector;

import static org.assertj.core.api.Assertions.assertThat;

import micro.Cluster;
import micro.greeter.Greeter;
import micro.greeter.Greeter.HelloRequest;
import micro.greeter.GreeterClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.HashSet;

class SelectorTest {

    private static final int CALLS = 10;

    private final Cluster cluster = new Cluster();
    private String here = "";

    @BeforeEach
    void startTwoNodes() {
        here = Server.serve(cluster.join("--node-metadata", "datacenter=local")).start().address();
        Server.serve(cluster.join("--node-metadata", "datacenter=far")).start();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void onlyTheNodeInTheDataCenterIsCalled() throws InterruptedException {
        var app = cluster.join();
        var any = GreeterClient.of(app.client("greeter"));
        Cluster.nodes(2, () -> hello(any));
        var local = DataCenter.local(app);
        for (int i = 0; i < CALLS; i++) {
            assertThat(hello(local)).isEqualTo(here + ": Hello John");
        }
    }

    @Test
    void theSelectorAlwaysTakesTheSameNode() throws InterruptedException {
        var app = cluster.join();
        var any = GreeterClient.of(app.client("greeter"));
        Cluster.nodes(2, () -> hello(any));
        var first = FirstNode.client(app);
        var seen = new HashSet<String>();
        for (int i = 0; i < CALLS; i++) {
            seen.add(hello(first));
        }
        assertThat(seen).hasSize(1);
    }

    private static String hello(Greeter greeter) {
        return greeter.hello(new HelloRequest("John")).greeting();
    }
}
