package types;

/** What things are painted in. */
public enum Color {
    /** Like blood. */
    RED,
    GREEN,
    BLUE
}
