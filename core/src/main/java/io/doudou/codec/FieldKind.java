package io.doudou.codec;

/** What the values of a field are. */
public enum FieldKind {
    BOOL,
    INT32,
    INT64,
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
    MESSAGE
}
