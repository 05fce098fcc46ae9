package io.doudou.figure;

import java.util.Map;

/**
 * One number at one moment.
 *
 * @param name in the manner of Prometheus: {@code doudou_gossip_members}, with the unit last
 * @param help one sentence for those who look at it
 * @param kind whether it only grows
 * @param labels what tells figures of one name apart
 * @param value in the unit that the name ends with
 */
public record Figure(
        String name, String help, Kind kind, Map<String, String> labels, double value) {

    public Figure {
        labels = Map.copyOf(labels);
    }

    /** A number that goes up and down. */
    public static Figure gauge(String name, String help, double value) {
        return new Figure(name, help, Kind.GAUGE, Map.of(), value);
    }

    /** A number that only grows, from 0 at the start of the process. */
    public static Figure counter(String name, String help, double value) {
        return new Figure(name, help, Kind.COUNTER, Map.of(), value);
    }

    /** The same name with one label, for one of the numbers that it stands for. */
    public Figure labelled(String label, String labelValue, double number) {
        return new Figure(name, help, kind, Map.of(label, labelValue), number);
    }

    /** How a number moves. */
    public enum Kind {
        COUNTER,
        GAUGE
    }
}
