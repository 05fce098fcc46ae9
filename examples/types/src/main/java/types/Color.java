package types;

/** A color of the traffic light. */
public enum Color {
    /** Stop. */
    RED,
    YELLOW,
    /** Go. */
    GREEN
}
