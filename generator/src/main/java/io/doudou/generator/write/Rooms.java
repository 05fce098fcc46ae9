package io.doudou.generator.write;

import com.palantir.javapoet.ClassName;

import io.doudou.generator.model.ScalarKind;

import java.util.Locale;

/**
 * Everything that generated code names in other rooms. The generator knows them as text only; tests
 * that compile its output prove them.
 */
final class Rooms {

    private static final String BROKER_PACKAGE = "io.doudou.broker";
    private static final String CODEC_PACKAGE = "io.doudou.codec";
    private static final String HTTP_PACKAGE = "io.doudou.http";

    static final ClassName BROKER = ClassName.get(BROKER_PACKAGE, "Broker");
    static final ClassName LISTENERS = ClassName.get(BROKER_PACKAGE, "Listeners");
    static final ClassName PUBLISHER = ClassName.get(BROKER_PACKAGE, "Publisher");

    static final ClassName CARDINALITY = ClassName.get(CODEC_PACKAGE, "Cardinality");
    static final ClassName FIELD_KIND = ClassName.get(CODEC_PACKAGE, "FieldKind");
    static final ClassName SERVICE_SHAPES = ClassName.get(CODEC_PACKAGE, "ServiceShapes");

    static final ClassName JSON_CODEC = ClassName.get(CODEC_PACKAGE, "JsonCodec");
    static final ClassName JSON_FIELDS = ClassName.get(CODEC_PACKAGE, "JsonFields");
    static final ClassName JSON_READER = ClassName.get(CODEC_PACKAGE, "JsonReader");
    static final ClassName JSON_WRITER = ClassName.get(CODEC_PACKAGE, "JsonWriter");
    static final ClassName PRIMITIVE_ARRAYS = ClassName.get(CODEC_PACKAGE, "PrimitiveArrays");
    static final ClassName SCALAR = ClassName.get(CODEC_PACKAGE, "Scalar");

    static final ClassName CALL = ClassName.get(HTTP_PACKAGE, "Call");
    static final ClassName INPUT = ClassName.get(HTTP_PACKAGE, "Input");
    static final ClassName MEDIA_TYPE = ClassName.get(HTTP_PACKAGE, "MediaType");
    static final ClassName PASSING = ClassName.get(HTTP_PACKAGE, "Passing");
    static final ClassName REQUEST = ClassName.get(HTTP_PACKAGE, "Request");
    static final ClassName RESPONSE = ClassName.get(HTTP_PACKAGE, "Response");
    static final ClassName ROUTE = ClassName.get(HTTP_PACKAGE, "Route");
    static final ClassName ROUTES = ClassName.get(HTTP_PACKAGE, "Routes");
    static final ClassName SERVICE_CLIENT = ClassName.get(HTTP_PACKAGE, "ServiceClient");

    static final ClassName WALL_CLOCK = ClassName.get("io.doudou.time", "WallClock");

    static final ClassName SOURCE = ClassName.get("io.doudou.stream", "Source");

    static final ClassName UPLOAD = ClassName.get("io.doudou.service", "Upload");
    static final ClassName DOWNLOAD = ClassName.get("io.doudou.service", "Download");

    static final ClassName NULL_UNMARKED =
            ClassName.get("org.jspecify.annotations", "NullUnmarked");

    private Rooms() {}

    /** The method of {@code JsonReader} for a scalar that JSON has a form of its own for. */
    static String readMethod(ScalarKind kind) {
        return switch (kind) {
            case STRING -> "string";
            case BOOLEAN -> "booleanValue";
            case BYTE -> "byteValue";
            case SHORT -> "shortValue";
            case INT -> "intValue";
            case LONG -> "longValue";
            case FLOAT -> "floatValue";
            case DOUBLE -> "doubleValue";
            case CHAR -> "charValue";
            case DECIMAL -> "decimal";
            case BIG_INTEGER -> "bigInteger";
            case UUID,
                    INSTANT,
                    LOCAL_DATE,
                    LOCAL_TIME,
                    LOCAL_DATE_TIME,
                    OFFSET_DATE_TIME,
                    ZONED_DATE_TIME,
                    DURATION,
                    BYTES ->
                    "scalar";
        };
    }

    /** Whether JSON holds the scalar as the text that its {@code Scalar} makes of it. */
    static boolean isText(ScalarKind kind) {
        return readMethod(kind).equals("scalar");
    }

    /** The method of {@code PrimitiveArrays} that makes an array of that primitive. */
    static String arrayMethod(ScalarKind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "s";
    }
}
