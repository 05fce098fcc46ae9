package io.doudou.generator.model;

/** The scalar types of the JDK, each with its type and format in a JSON schema. */
public enum ScalarKind {
    STRING("string", ""),
    BOOLEAN("boolean", ""),
    BYTE("integer", "int32"),
    SHORT("integer", "int32"),
    INT("integer", "int32"),
    LONG("integer", "int64"),
    FLOAT("number", "float"),
    DOUBLE("number", "double"),
    /** One UTF-16 character as a string. */
    CHAR("string", ""),
    DECIMAL("number", ""),
    BIG_INTEGER("integer", ""),
    UUID("string", "uuid"),
    INSTANT("string", "date-time"),
    LOCAL_DATE("string", "date"),
    LOCAL_TIME("string", ""),
    LOCAL_DATE_TIME("string", ""),
    OFFSET_DATE_TIME("string", "date-time"),
    /** With a zone in brackets behind the offset, which {@code date-time} does not allow. */
    ZONED_DATE_TIME("string", ""),
    /** ISO 8601, {@code PT1M30S}. */
    DURATION("string", "duration"),
    /** A {@code byte[]} in base64. */
    BYTES("string", "byte");

    private final String schemaType;
    private final String format;

    ScalarKind(String schemaType, String format) {
        this.schemaType = schemaType;
        this.format = format;
    }

    public String schemaType() {
        return schemaType;
    }

    /** Empty when there is none. */
    public String format() {
        return format;
    }

    public boolean isNumber() {
        return !schemaType.equals("string") && this != BOOLEAN;
    }
}
