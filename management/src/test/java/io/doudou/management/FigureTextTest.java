package io.doudou.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.figure.Figure;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class FigureTextTest {

    @Test
    void figuresOfOneNameStandBelowOneHead() {
        var members = Figure.gauge("doudou_gossip_members", "Members by state.", 0);
        var packets = Figure.counter("doudou_gossip_packets_sent_total", "Datagrams.", 1e12);
        assertThat(
                        FigureText.of(
                                List.of(
                                        members.labelled("state", "alive", 2),
                                        packets,
                                        members.labelled("state", "dead", 2))))
                .isEqualTo(
                        """
                        # HELP doudou_gossip_members Members by state.
                        # TYPE doudou_gossip_members gauge
                        doudou_gossip_members{state="alive"} 2
                        doudou_gossip_members{state="dead"} 2
                        # HELP doudou_gossip_packets_sent_total Datagrams.
                        # TYPE doudou_gossip_packets_sent_total counter
                        doudou_gossip_packets_sent_total 1000000000000
                        """);
    }

    @Test
    void whatStandsInALabelCannotEndIt() {
        var figure =
                new Figure(
                        "x", "a\nb\\c", Figure.Kind.GAUGE, Map.of("b", "\"}\\\n", "a", "1"), 0.25);
        assertThat(FigureText.of(List.of(figure)))
                .isEqualTo(
                        "# HELP x a\\nb\\\\c\n# TYPE x gauge\n"
                                + "x{a=\"1\",b=\"\\\"}\\\\\\n\"} 0.25\n");
    }

    @Test
    void withoutFiguresThereIsNoText() {
        assertThat(FigureText.of(List.of())).isEmpty();
    }
}
