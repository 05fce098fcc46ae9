package io.doudou.codec;

/** What the values of a field are. */
public enum FieldKind {
    BOOL,
    INT32,
    INT64,
    /** From 0 to 4294967295; a {@code long} in Java. */
    UINT32,
    /** Above 9223372036854775807 a negative {@code long}, as in Google's library. */
    UINT64,
    /** Short on the wire also where it is negative. */
    SINT32,
    SINT64,
    /** From 0 to 4294967295, in four bytes. */
    FIXED32,
    FIXED64,
    SFIXED32,
    SFIXED64,
    FLOAT,
    DOUBLE,
    STRING,
    /** A text that stands for something else, such as a UUID or a time; never empty. */
    TEXT,
    /** An exact number: in JSON a number of any length, elsewhere its text; never empty. */
    DECIMAL,
    /** In JSON a text in base64. */
    BYTES,
    /** In JSON the name of the constant. */
    ENUM,
    MESSAGE;

    /** Whether absence may mean a value: 0, false, an empty text, the first constant. */
    public boolean hasZero() {
        return this != TEXT && this != DECIMAL && this != MESSAGE;
    }
}
