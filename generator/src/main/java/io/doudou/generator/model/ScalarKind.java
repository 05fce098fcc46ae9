package io.doudou.generator.model;

/** The scalar types of the JDK: how Java calls them, and their type and format in a schema. */
public enum ScalarKind {
    STRING("java.lang.String", "string", ""),
    BOOLEAN("java.lang.Boolean", "boolean", ""),
    BYTE("java.lang.Byte", "integer", "int32"),
    SHORT("java.lang.Short", "integer", "int32"),
    INT("java.lang.Integer", "integer", "int32"),
    LONG("java.lang.Long", "integer", "int64"),
    FLOAT("java.lang.Float", "number", "float"),
    DOUBLE("java.lang.Double", "number", "double"),
    /** One UTF-16 character as a string. */
    CHAR("java.lang.Character", "string", ""),
    DECIMAL("java.math.BigDecimal", "number", ""),
    BIG_INTEGER("java.math.BigInteger", "integer", ""),
    UUID("java.util.UUID", "string", "uuid"),
    INSTANT("java.time.Instant", "string", "date-time"),
    LOCAL_DATE("java.time.LocalDate", "string", "date"),
    LOCAL_TIME("java.time.LocalTime", "string", ""),
    LOCAL_DATE_TIME("java.time.LocalDateTime", "string", ""),
    OFFSET_DATE_TIME("java.time.OffsetDateTime", "string", "date-time"),
    /** With a zone in brackets behind the offset, which {@code date-time} does not allow. */
    ZONED_DATE_TIME("java.time.ZonedDateTime", "string", ""),
    /** ISO 8601, {@code PT1M30S}. */
    DURATION("java.time.Duration", "string", "duration"),
    /** A {@code byte[]} in base64. */
    BYTES("byte[]", "string", "byte");

    private final String javaName;
    private final String schemaType;
    private final String format;

    ScalarKind(String javaName, String schemaType, String format) {
        this.javaName = javaName;
        this.schemaType = schemaType;
        this.format = format;
    }

    /** The canonical name of the class; a primitive's is that of its box. */
    public String javaName() {
        return javaName;
    }

    public String schemaType() {
        return schemaType;
    }

    /** Empty when there is none. */
    public String format() {
        return format;
    }

    /** Whether JSON writes it as a number. */
    public boolean isNumber() {
        return schemaType.equals("integer") || schemaType.equals("number");
    }
}
