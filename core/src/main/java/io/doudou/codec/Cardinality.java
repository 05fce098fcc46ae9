package io.doudou.codec;

/** How many values a field has. */
public enum Cardinality {
    /** One. Where an encoding leaves out zeros, its absence means zero. */
    ONE,
    /** One or none, which is not the same as zero. */
    OPTIONAL,
    /** Any number in order; none when absent. */
    MANY,
    /** The same, and absence is not the same as none where an encoding can tell. */
    OPTIONAL_MANY,
    /** Each under a text of its own; none when absent. */
    MAP,
    /** The same, and absence is not the same as none where an encoding can tell. */
    OPTIONAL_MAP
}
