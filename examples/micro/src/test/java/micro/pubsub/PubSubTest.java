package micro.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import micro.Printed;

import org.junit.jupiter.api.Test;

import java.util.List;

class PubSubTest {

    @Test
    void everybodyGetsAllEventsAndTheMembersOfAQueueShareThem() {
        var printed = Printed.by(PubSub::main);
        assertThat(said(printed, "[lambda] ")).containsExactly("1", "2", "3");
        assertThat(said(printed, "[object] ")).containsExactly("1", "2", "3");
        assertThat(said(printed, " in the queue] ")).containsExactlyInAnyOrder("1", "2", "3");
    }

    /** The numbers of the events that a subscriber got. */
    private static List<String> said(List<String> printed, String subscriber) {
        return printed.stream()
                .filter(line -> line.contains(subscriber))
                .map(line -> line.replaceFirst(".*no ", ""))
                .toList();
    }
}
