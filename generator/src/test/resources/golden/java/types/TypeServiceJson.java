package types;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.PrimitiveArrays;
import io.doudou.codec.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** How the types of {@link TypeService} are read and written as JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class TypeServiceJson {

    static final JsonCodec<int[][]> ARRAY_OF_ARRAY_OF_INT =
            JsonCodec.of(
                    TypeServiceJson::readArrayOfArrayOfInt,
                    TypeServiceJson::writeArrayOfArrayOfInt);

    static final JsonCodec<Arrays> ARRAYS =
            JsonCodec.of(TypeServiceJson::readArrays, TypeServiceJson::writeArrays);

    static final JsonCodec<Boxes> BOXES =
            JsonCodec.of(TypeServiceJson::readBoxes, TypeServiceJson::writeBoxes);

    static final JsonCodec<byte[]> BYTES =
            JsonCodec.of(TypeServiceJson::readBytes, TypeServiceJson::writeBytes);

    static final JsonCodec<Color> COLOR =
            JsonCodec.of(TypeServiceJson::readColor, TypeServiceJson::writeColor);

    static final JsonCodec<Empty> EMPTY =
            JsonCodec.of(TypeServiceJson::readEmpty, TypeServiceJson::writeEmpty);

    static final JsonCodec<List<List<Color>>> LIST_OF_LIST_OF_COLOR =
            JsonCodec.of(
                    TypeServiceJson::readListOfListOfColor,
                    TypeServiceJson::writeListOfListOfColor);

    static final JsonCodec<Lists> LISTS =
            JsonCodec.of(TypeServiceJson::readLists, TypeServiceJson::writeLists);

    static final JsonCodec<Long> LONG = JsonCodec.of(JsonReader::longValue, JsonWriter::value);

    static final JsonCodec<Map<String, Optional<Node>>> MAP_OF_OPTIONAL_OF_NODE =
            JsonCodec.of(
                    TypeServiceJson::readMapOfOptionalOfNode,
                    TypeServiceJson::writeMapOfOptionalOfNode);

    static final JsonCodec<Node> NODE =
            JsonCodec.of(TypeServiceJson::readNode, TypeServiceJson::writeNode);

    static final JsonCodec<Node> NULLABLE_NODE =
            JsonCodec.of(TypeServiceJson::readNullableNode, TypeServiceJson::writeNullableNode);

    static final JsonCodec<Optional<Node>> OPTIONAL_OF_NODE =
            JsonCodec.of(TypeServiceJson::readOptionalOfNode, TypeServiceJson::writeOptionalOfNode);

    static final JsonCodec<Optionals> OPTIONALS =
            JsonCodec.of(TypeServiceJson::readOptionals, TypeServiceJson::writeOptionals);

    static final JsonCodec<Page<List<String>>> PAGE_OF_LIST_OF_NULLABLE_STRING =
            JsonCodec.of(
                    TypeServiceJson::readPageOfListOfNullableString,
                    TypeServiceJson::writePageOfListOfNullableString);

    static final JsonCodec<Page<Node>> PAGE_OF_NODE =
            JsonCodec.of(TypeServiceJson::readPageOfNode, TypeServiceJson::writePageOfNode);

    static final JsonCodec<Primitives> PRIMITIVES =
            JsonCodec.of(TypeServiceJson::readPrimitives, TypeServiceJson::writePrimitives);

    static final JsonCodec<Texts> TEXTS =
            JsonCodec.of(TypeServiceJson::readTexts, TypeServiceJson::writeTexts);

    static final JsonCodec<Times> TIMES =
            JsonCodec.of(TypeServiceJson::readTimes, TypeServiceJson::writeTimes);

    static final Scalar<Color> COLOR_SCALAR = Scalar.ofEnum(Color.class);

    private static final JsonFields ARRAYS_FIELDS =
            JsonFields.none()
                    .required("booleans")
                    .required("shorts")
                    .required("ints")
                    .required("longs")
                    .required("floats")
                    .required("doubles")
                    .required("chars")
                    .required("strings")
                    .required("colors")
                    .required("nodes")
                    .required("bytes");

    private static final JsonFields BOXES_FIELDS =
            JsonFields.none()
                    .required("aBoolean", "a_boolean")
                    .required("aByte", "a_byte")
                    .required("aShort", "a_short")
                    .required("anInt", "an_int")
                    .optional("aLong", "a_long")
                    .optional("aFloat", "a_float")
                    .optional("aDouble", "a_double")
                    .optional("aChar", "a_char");

    private static final JsonFields EMPTY_FIELDS = JsonFields.none();

    private static final JsonFields LISTS_FIELDS =
            JsonFields.none()
                    .required("strings")
                    .required("integers")
                    .required("characters")
                    .required("holes")
                    .optional("colors")
                    .required("ids")
                    .required("texts")
                    .required("nodes")
                    .required("nested");

    private static final JsonFields NODE_FIELDS =
            JsonFields.none().required("name").required("children").optional("next");

    private static final JsonFields OPTIONALS_FIELDS =
            JsonFields.none()
                    .optional("string")
                    .optional("integer")
                    .optional("instant")
                    .optional("color")
                    .optional("node")
                    .optional("strings")
                    .optional("anInt", "an_int")
                    .optional("aLong", "a_long")
                    .optional("aDouble", "a_double");

    private static final JsonFields PAGE_OF_LIST_OF_NULLABLE_STRING_FIELDS =
            JsonFields.none().required("first").required("items").required("total");

    private static final JsonFields PAGE_OF_NODE_FIELDS =
            JsonFields.none().required("first").required("items").required("total");

    private static final JsonFields PRIMITIVES_FIELDS =
            JsonFields.none()
                    .required("aBoolean", "a_boolean")
                    .required("aByte", "a_byte")
                    .required("aShort", "a_short")
                    .required("anInt", "an_int")
                    .required("aLong", "a_long")
                    .required("aFloat", "a_float")
                    .required("aDouble", "a_double")
                    .required("aChar", "a_char");

    private static final JsonFields TEXTS_FIELDS =
            JsonFields.none()
                    .required("string")
                    .required("decimal")
                    .required("integer")
                    .required("id")
                    .required("bytes")
                    .required("color");

    private static final JsonFields TIMES_FIELDS =
            JsonFields.none()
                    .required("instant")
                    .required("date")
                    .required("time")
                    .required("dateTime", "date_time")
                    .required("offsetDateTime", "offset_date_time")
                    .required("zonedDateTime", "zoned_date_time")
                    .required("duration");

    private TypeServiceJson() {}

    private static int[][] readArrayOfArrayOfInt(JsonReader in) {
        return in.list(TypeServiceJson::readArrayOfInt).toArray(int[][]::new);
    }

    private static void writeArrayOfArrayOfInt(JsonWriter out, int[][] value) {
        out.list(java.util.Arrays.asList(value), TypeServiceJson::writeArrayOfInt);
    }

    private static int[] readArrayOfInt(JsonReader in) {
        return PrimitiveArrays.ints(in.list(JsonReader::intValue));
    }

    private static void writeArrayOfInt(JsonWriter out, int[] value) {
        out.list(PrimitiveArrays.boxed(value), JsonWriter::value);
    }

    private static Arrays readArrays(JsonReader in) {
        boolean[] booleans = null;
        short[] shorts = null;
        int[] ints = null;
        long[] longs = null;
        float[] floats = null;
        double[] doubles = null;
        char[] chars = null;
        String[] strings = null;
        Color[] colors = null;
        Node[] nodes = null;
        byte[][] bytes = null;
        var object = in.object(ARRAYS_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> booleans = PrimitiveArrays.booleans(in.list(JsonReader::booleanValue));
                case 1 -> shorts = PrimitiveArrays.shorts(in.list(JsonReader::shortValue));
                case 2 -> ints = PrimitiveArrays.ints(in.list(JsonReader::intValue));
                case 3 -> longs = PrimitiveArrays.longs(in.list(JsonReader::longValue));
                case 4 -> floats = PrimitiveArrays.floats(in.list(JsonReader::floatValue));
                case 5 -> doubles = PrimitiveArrays.doubles(in.list(JsonReader::doubleValue));
                case 6 -> chars = PrimitiveArrays.chars(in.list(JsonReader::charValue));
                case 7 -> strings = in.list(JsonReader::string).toArray(String[]::new);
                case 8 -> colors = in.list(TypeServiceJson::readColor).toArray(Color[]::new);
                case 9 -> nodes = in.list(TypeServiceJson::readNode).toArray(Node[]::new);
                case 10 -> bytes = in.list(TypeServiceJson::readBytes).toArray(byte[][]::new);
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new Arrays(
                booleans,
                shorts,
                ints,
                longs,
                floats,
                doubles,
                chars,
                strings,
                colors,
                nodes,
                bytes);
    }

    private static void writeArrays(JsonWriter out, Arrays value) {
        out.beginObject();
        out.name(ARRAYS_FIELDS, 0);
        out.list(PrimitiveArrays.boxed(value.booleans()), JsonWriter::value);
        out.name(ARRAYS_FIELDS, 1);
        out.list(PrimitiveArrays.boxed(value.shorts()), JsonWriter::value);
        out.name(ARRAYS_FIELDS, 2);
        out.list(PrimitiveArrays.boxed(value.ints()), JsonWriter::value);
        out.name(ARRAYS_FIELDS, 3);
        out.list(PrimitiveArrays.boxed(value.longs()), JsonWriter::value);
        out.name(ARRAYS_FIELDS, 4);
        out.list(PrimitiveArrays.boxed(value.floats()), JsonWriter::value);
        out.name(ARRAYS_FIELDS, 5);
        out.list(PrimitiveArrays.boxed(value.doubles()), JsonWriter::value);
        out.name(ARRAYS_FIELDS, 6);
        out.list(PrimitiveArrays.boxed(value.chars()), TypeServiceJson::writeChar);
        out.name(ARRAYS_FIELDS, 7);
        out.list(java.util.Arrays.asList(value.strings()), JsonWriter::value);
        out.name(ARRAYS_FIELDS, 8);
        out.list(java.util.Arrays.asList(value.colors()), TypeServiceJson::writeColor);
        out.name(ARRAYS_FIELDS, 9);
        out.list(java.util.Arrays.asList(value.nodes()), TypeServiceJson::writeNode);
        out.name(ARRAYS_FIELDS, 10);
        out.list(java.util.Arrays.asList(value.bytes()), TypeServiceJson::writeBytes);
        out.endObject();
    }

    private static Boxes readBoxes(JsonReader in) {
        Boolean aBoolean = null;
        Byte aByte = null;
        Short aShort = null;
        Integer anInt = null;
        Long aLong = null;
        Float aFloat = null;
        Double aDouble = null;
        Character aChar = null;
        var object = in.object(BOXES_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> aBoolean = in.booleanValue();
                case 1 -> aByte = in.byteValue();
                case 2 -> aShort = in.shortValue();
                case 3 -> anInt = in.intValue();
                case 4 -> aLong = in.takeNull() ? null : in.longValue();
                case 5 -> aFloat = in.takeNull() ? null : in.floatValue();
                case 6 -> aDouble = in.takeNull() ? null : in.doubleValue();
                case 7 -> aChar = in.takeNull() ? null : in.charValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new Boxes(aBoolean, aByte, aShort, anInt, aLong, aFloat, aDouble, aChar);
    }

    private static void writeBoxes(JsonWriter out, Boxes value) {
        out.beginObject();
        out.name(BOXES_FIELDS, 0);
        out.value(value.aBoolean());
        out.name(BOXES_FIELDS, 1);
        out.value(value.aByte());
        out.name(BOXES_FIELDS, 2);
        out.value(value.aShort());
        out.name(BOXES_FIELDS, 3);
        out.value(value.anInt());
        out.name(BOXES_FIELDS, 4);
        writeNullableLong(out, value.aLong());
        out.name(BOXES_FIELDS, 5);
        writeNullableFloat(out, value.aFloat());
        out.name(BOXES_FIELDS, 6);
        writeNullableDouble(out, value.aDouble());
        out.name(BOXES_FIELDS, 7);
        writeNullableCharacter(out, value.aChar());
        out.endObject();
    }

    private static byte[] readBytes(JsonReader in) {
        return in.scalar(Scalar.BYTES);
    }

    private static void writeBytes(JsonWriter out, byte[] value) {
        out.scalar(Scalar.BYTES, value);
    }

    private static void writeChar(JsonWriter out, char value) {
        out.value(String.valueOf(value));
    }

    private static void writeCharacter(JsonWriter out, Character value) {
        out.value(String.valueOf(value));
    }

    private static Color readColor(JsonReader in) {
        return in.scalar(COLOR_SCALAR);
    }

    private static void writeColor(JsonWriter out, Color value) {
        out.scalar(COLOR_SCALAR, value);
    }

    private static Empty readEmpty(JsonReader in) {
        var object = in.object(EMPTY_FIELDS);
        object.next();
        if (!object.complete()) {
            return null;
        }
        return new Empty();
    }

    private static void writeEmpty(JsonWriter out, Empty value) {
        out.beginObject();
        out.endObject();
    }

    private static List<Color> readListOfColor(JsonReader in) {
        return in.list(TypeServiceJson::readColor);
    }

    private static void writeListOfColor(JsonWriter out, List<Color> value) {
        out.list(value, TypeServiceJson::writeColor);
    }

    private static List<List<Color>> readListOfListOfColor(JsonReader in) {
        return in.list(TypeServiceJson::readListOfColor);
    }

    private static void writeListOfListOfColor(JsonWriter out, List<List<Color>> value) {
        out.list(value, TypeServiceJson::writeListOfColor);
    }

    private static List<Node> readListOfNode(JsonReader in) {
        return in.list(TypeServiceJson::readNode);
    }

    private static void writeListOfNode(JsonWriter out, List<Node> value) {
        out.list(value, TypeServiceJson::writeNode);
    }

    private static List<String> readListOfNullableString(JsonReader in) {
        return in.list(TypeServiceJson::readNullableString);
    }

    private static void writeListOfNullableString(JsonWriter out, List<String> value) {
        out.list(value, TypeServiceJson::writeNullableString);
    }

    private static Lists readLists(JsonReader in) {
        List<String> strings = null;
        List<Integer> integers = null;
        List<Character> characters = null;
        List<Long> holes = null;
        List<Color> colors = null;
        Set<UUID> ids = null;
        Map<String, String> texts = null;
        Map<String, List<Node>> nodes = null;
        List<Map<String, Set<Integer>>> nested = null;
        var object = in.object(LISTS_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> strings = in.list(JsonReader::string);
                case 1 -> integers = in.list(JsonReader::intValue);
                case 2 -> characters = in.list(JsonReader::charValue);
                case 3 -> holes = in.list(TypeServiceJson::readNullableLong);
                case 4 -> colors = in.takeNull() ? null : in.list(TypeServiceJson::readColor);
                case 5 -> ids = in.set(TypeServiceJson::readUUID);
                case 6 -> texts = in.map(JsonReader::string);
                case 7 -> nodes = in.map(TypeServiceJson::readListOfNode);
                case 8 -> nested = in.list(TypeServiceJson::readMapOfSetOfInteger);
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new Lists(strings, integers, characters, holes, colors, ids, texts, nodes, nested);
    }

    private static void writeLists(JsonWriter out, Lists value) {
        out.beginObject();
        out.name(LISTS_FIELDS, 0);
        out.list(value.strings(), JsonWriter::value);
        out.name(LISTS_FIELDS, 1);
        out.list(value.integers(), JsonWriter::value);
        out.name(LISTS_FIELDS, 2);
        out.list(value.characters(), TypeServiceJson::writeCharacter);
        out.name(LISTS_FIELDS, 3);
        out.list(value.holes(), TypeServiceJson::writeNullableLong);
        out.name(LISTS_FIELDS, 4);
        writeNullableListOfColor(out, value.colors());
        out.name(LISTS_FIELDS, 5);
        out.list(value.ids(), TypeServiceJson::writeUUID);
        out.name(LISTS_FIELDS, 6);
        out.map(value.texts(), JsonWriter::value);
        out.name(LISTS_FIELDS, 7);
        out.map(value.nodes(), TypeServiceJson::writeListOfNode);
        out.name(LISTS_FIELDS, 8);
        out.list(value.nested(), TypeServiceJson::writeMapOfSetOfInteger);
        out.endObject();
    }

    private static Map<String, Optional<Node>> readMapOfOptionalOfNode(JsonReader in) {
        return in.map(TypeServiceJson::readOptionalOfNode);
    }

    private static void writeMapOfOptionalOfNode(
            JsonWriter out, Map<String, Optional<Node>> value) {
        out.map(value, TypeServiceJson::writeOptionalOfNode);
    }

    private static Map<String, Set<Integer>> readMapOfSetOfInteger(JsonReader in) {
        return in.map(TypeServiceJson::readSetOfInteger);
    }

    private static void writeMapOfSetOfInteger(JsonWriter out, Map<String, Set<Integer>> value) {
        out.map(value, TypeServiceJson::writeSetOfInteger);
    }

    private static Node readNode(JsonReader in) {
        String name = null;
        List<Node> children = null;
        Node next = null;
        var object = in.object(NODE_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> name = in.string();
                case 1 -> children = in.list(TypeServiceJson::readNode);
                case 2 -> next = in.takeNull() ? null : readNode(in);
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new Node(name, children, next);
    }

    private static void writeNode(JsonWriter out, Node value) {
        out.beginObject();
        out.name(NODE_FIELDS, 0);
        out.value(value.name());
        out.name(NODE_FIELDS, 1);
        out.list(value.children(), TypeServiceJson::writeNode);
        out.name(NODE_FIELDS, 2);
        writeNullableNode(out, value.next());
        out.endObject();
    }

    private static void writeNullableCharacter(JsonWriter out, Character value) {
        if (value == null) {
            out.nullValue();
        } else {
            out.value(String.valueOf(value));
        }
    }

    private static void writeNullableDouble(JsonWriter out, Double value) {
        if (value == null) {
            out.nullValue();
        } else {
            out.value(value);
        }
    }

    private static void writeNullableFloat(JsonWriter out, Float value) {
        if (value == null) {
            out.nullValue();
        } else {
            out.value(value);
        }
    }

    private static void writeNullableListOfColor(JsonWriter out, List<Color> value) {
        if (value == null) {
            out.nullValue();
        } else {
            out.list(value, TypeServiceJson::writeColor);
        }
    }

    private static Long readNullableLong(JsonReader in) {
        return in.takeNull() ? null : in.longValue();
    }

    private static void writeNullableLong(JsonWriter out, Long value) {
        if (value == null) {
            out.nullValue();
        } else {
            out.value(value);
        }
    }

    private static Node readNullableNode(JsonReader in) {
        return in.takeNull() ? null : readNode(in);
    }

    private static void writeNullableNode(JsonWriter out, Node value) {
        if (value == null) {
            out.nullValue();
        } else {
            writeNode(out, value);
        }
    }

    private static String readNullableString(JsonReader in) {
        return in.takeNull() ? null : in.string();
    }

    private static void writeNullableString(JsonWriter out, String value) {
        if (value == null) {
            out.nullValue();
        } else {
            out.value(value);
        }
    }

    private static void writeOptionalOfColor(JsonWriter out, Optional<Color> value) {
        if (value.isEmpty()) {
            out.nullValue();
        } else {
            out.scalar(COLOR_SCALAR, value.get());
        }
    }

    private static void writeOptionalOfDouble(JsonWriter out, OptionalDouble value) {
        if (value.isEmpty()) {
            out.nullValue();
        } else {
            out.value(value.getAsDouble());
        }
    }

    private static void writeOptionalOfInstant(JsonWriter out, Optional<Instant> value) {
        if (value.isEmpty()) {
            out.nullValue();
        } else {
            out.scalar(Scalar.INSTANT, value.get());
        }
    }

    private static void writeOptionalOfInt(JsonWriter out, OptionalInt value) {
        if (value.isEmpty()) {
            out.nullValue();
        } else {
            out.value(value.getAsInt());
        }
    }

    private static void writeOptionalOfInteger(JsonWriter out, Optional<Integer> value) {
        if (value.isEmpty()) {
            out.nullValue();
        } else {
            out.value(value.get());
        }
    }

    private static void writeOptionalOfListOfString(JsonWriter out, Optional<List<String>> value) {
        if (value.isEmpty()) {
            out.nullValue();
        } else {
            out.list(value.get(), JsonWriter::value);
        }
    }

    private static void writeOptionalOfLong(JsonWriter out, OptionalLong value) {
        if (value.isEmpty()) {
            out.nullValue();
        } else {
            out.value(value.getAsLong());
        }
    }

    private static Optional<Node> readOptionalOfNode(JsonReader in) {
        return Optional.ofNullable(in.takeNull() ? null : readNode(in));
    }

    private static void writeOptionalOfNode(JsonWriter out, Optional<Node> value) {
        if (value.isEmpty()) {
            out.nullValue();
        } else {
            writeNode(out, value.get());
        }
    }

    private static void writeOptionalOfString(JsonWriter out, Optional<String> value) {
        if (value.isEmpty()) {
            out.nullValue();
        } else {
            out.value(value.get());
        }
    }

    private static Optionals readOptionals(JsonReader in) {
        Optional<String> string = Optional.empty();
        Optional<Integer> integer = Optional.empty();
        Optional<Instant> instant = Optional.empty();
        Optional<Color> color = Optional.empty();
        Optional<Node> node = Optional.empty();
        Optional<List<String>> strings = Optional.empty();
        OptionalInt anInt = OptionalInt.empty();
        OptionalLong aLong = OptionalLong.empty();
        OptionalDouble aDouble = OptionalDouble.empty();
        var object = in.object(OPTIONALS_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> string = Optional.ofNullable(in.takeNull() ? null : in.string());
                case 1 -> integer = Optional.ofNullable(in.takeNull() ? null : in.intValue());
                case 2 ->
                        instant =
                                Optional.ofNullable(
                                        in.takeNull() ? null : in.scalar(Scalar.INSTANT));
                case 3 ->
                        color = Optional.ofNullable(in.takeNull() ? null : in.scalar(COLOR_SCALAR));
                case 4 -> node = Optional.ofNullable(in.takeNull() ? null : readNode(in));
                case 5 ->
                        strings =
                                Optional.ofNullable(
                                        in.takeNull() ? null : in.list(JsonReader::string));
                case 6 ->
                        anInt = in.takeNull() ? OptionalInt.empty() : OptionalInt.of(in.intValue());
                case 7 ->
                        aLong =
                                in.takeNull()
                                        ? OptionalLong.empty()
                                        : OptionalLong.of(in.longValue());
                case 8 ->
                        aDouble =
                                in.takeNull()
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(in.doubleValue());
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new Optionals(string, integer, instant, color, node, strings, anInt, aLong, aDouble);
    }

    private static void writeOptionals(JsonWriter out, Optionals value) {
        out.beginObject();
        out.name(OPTIONALS_FIELDS, 0);
        writeOptionalOfString(out, value.string());
        out.name(OPTIONALS_FIELDS, 1);
        writeOptionalOfInteger(out, value.integer());
        out.name(OPTIONALS_FIELDS, 2);
        writeOptionalOfInstant(out, value.instant());
        out.name(OPTIONALS_FIELDS, 3);
        writeOptionalOfColor(out, value.color());
        out.name(OPTIONALS_FIELDS, 4);
        writeOptionalOfNode(out, value.node());
        out.name(OPTIONALS_FIELDS, 5);
        writeOptionalOfListOfString(out, value.strings());
        out.name(OPTIONALS_FIELDS, 6);
        writeOptionalOfInt(out, value.anInt());
        out.name(OPTIONALS_FIELDS, 7);
        writeOptionalOfLong(out, value.aLong());
        out.name(OPTIONALS_FIELDS, 8);
        writeOptionalOfDouble(out, value.aDouble());
        out.endObject();
    }

    private static Page<List<String>> readPageOfListOfNullableString(JsonReader in) {
        List<String> first = null;
        List<List<String>> items = null;
        int total = 0;
        var object = in.object(PAGE_OF_LIST_OF_NULLABLE_STRING_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> first = in.list(TypeServiceJson::readNullableString);
                case 1 -> items = in.list(TypeServiceJson::readListOfNullableString);
                case 2 -> total = in.intValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new Page<>(first, items, total);
    }

    private static void writePageOfListOfNullableString(JsonWriter out, Page<List<String>> value) {
        out.beginObject();
        out.name(PAGE_OF_LIST_OF_NULLABLE_STRING_FIELDS, 0);
        out.list(value.first(), TypeServiceJson::writeNullableString);
        out.name(PAGE_OF_LIST_OF_NULLABLE_STRING_FIELDS, 1);
        out.list(value.items(), TypeServiceJson::writeListOfNullableString);
        out.name(PAGE_OF_LIST_OF_NULLABLE_STRING_FIELDS, 2);
        out.value(value.total());
        out.endObject();
    }

    private static Page<Node> readPageOfNode(JsonReader in) {
        Node first = null;
        List<Node> items = null;
        int total = 0;
        var object = in.object(PAGE_OF_NODE_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> first = readNode(in);
                case 1 -> items = in.list(TypeServiceJson::readNode);
                case 2 -> total = in.intValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new Page<>(first, items, total);
    }

    private static void writePageOfNode(JsonWriter out, Page<Node> value) {
        out.beginObject();
        out.name(PAGE_OF_NODE_FIELDS, 0);
        writeNode(out, value.first());
        out.name(PAGE_OF_NODE_FIELDS, 1);
        out.list(value.items(), TypeServiceJson::writeNode);
        out.name(PAGE_OF_NODE_FIELDS, 2);
        out.value(value.total());
        out.endObject();
    }

    private static Primitives readPrimitives(JsonReader in) {
        boolean aBoolean = false;
        byte aByte = 0;
        short aShort = 0;
        int anInt = 0;
        long aLong = 0L;
        float aFloat = 0f;
        double aDouble = 0d;
        char aChar = 0;
        var object = in.object(PRIMITIVES_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> aBoolean = in.booleanValue();
                case 1 -> aByte = in.byteValue();
                case 2 -> aShort = in.shortValue();
                case 3 -> anInt = in.intValue();
                case 4 -> aLong = in.longValue();
                case 5 -> aFloat = in.floatValue();
                case 6 -> aDouble = in.doubleValue();
                case 7 -> aChar = in.charValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new Primitives(aBoolean, aByte, aShort, anInt, aLong, aFloat, aDouble, aChar);
    }

    private static void writePrimitives(JsonWriter out, Primitives value) {
        out.beginObject();
        out.name(PRIMITIVES_FIELDS, 0);
        out.value(value.aBoolean());
        out.name(PRIMITIVES_FIELDS, 1);
        out.value(value.aByte());
        out.name(PRIMITIVES_FIELDS, 2);
        out.value(value.aShort());
        out.name(PRIMITIVES_FIELDS, 3);
        out.value(value.anInt());
        out.name(PRIMITIVES_FIELDS, 4);
        out.value(value.aLong());
        out.name(PRIMITIVES_FIELDS, 5);
        out.value(value.aFloat());
        out.name(PRIMITIVES_FIELDS, 6);
        out.value(value.aDouble());
        out.name(PRIMITIVES_FIELDS, 7);
        out.value(String.valueOf(value.aChar()));
        out.endObject();
    }

    private static Set<Integer> readSetOfInteger(JsonReader in) {
        return in.set(JsonReader::intValue);
    }

    private static void writeSetOfInteger(JsonWriter out, Set<Integer> value) {
        out.list(value, JsonWriter::value);
    }

    private static Texts readTexts(JsonReader in) {
        String string = null;
        BigDecimal decimal = null;
        BigInteger integer = null;
        UUID id = null;
        byte[] bytes = null;
        Color color = null;
        var object = in.object(TEXTS_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> string = in.string();
                case 1 -> decimal = in.decimal();
                case 2 -> integer = in.bigInteger();
                case 3 -> id = in.scalar(Scalar.UUID);
                case 4 -> bytes = in.scalar(Scalar.BYTES);
                case 5 -> color = in.scalar(COLOR_SCALAR);
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new Texts(string, decimal, integer, id, bytes, color);
    }

    private static void writeTexts(JsonWriter out, Texts value) {
        out.beginObject();
        out.name(TEXTS_FIELDS, 0);
        out.value(value.string());
        out.name(TEXTS_FIELDS, 1);
        out.value(value.decimal());
        out.name(TEXTS_FIELDS, 2);
        out.value(value.integer());
        out.name(TEXTS_FIELDS, 3);
        out.scalar(Scalar.UUID, value.id());
        out.name(TEXTS_FIELDS, 4);
        out.scalar(Scalar.BYTES, value.bytes());
        out.name(TEXTS_FIELDS, 5);
        out.scalar(COLOR_SCALAR, value.color());
        out.endObject();
    }

    private static Times readTimes(JsonReader in) {
        Instant instant = null;
        LocalDate date = null;
        LocalTime time = null;
        LocalDateTime dateTime = null;
        OffsetDateTime offsetDateTime = null;
        ZonedDateTime zonedDateTime = null;
        Duration duration = null;
        var object = in.object(TIMES_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> instant = in.scalar(Scalar.INSTANT);
                case 1 -> date = in.scalar(Scalar.LOCAL_DATE);
                case 2 -> time = in.scalar(Scalar.LOCAL_TIME);
                case 3 -> dateTime = in.scalar(Scalar.LOCAL_DATE_TIME);
                case 4 -> offsetDateTime = in.scalar(Scalar.OFFSET_DATE_TIME);
                case 5 -> zonedDateTime = in.scalar(Scalar.ZONED_DATE_TIME);
                case 6 -> duration = in.scalar(Scalar.DURATION);
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new Times(instant, date, time, dateTime, offsetDateTime, zonedDateTime, duration);
    }

    private static void writeTimes(JsonWriter out, Times value) {
        out.beginObject();
        out.name(TIMES_FIELDS, 0);
        out.scalar(Scalar.INSTANT, value.instant());
        out.name(TIMES_FIELDS, 1);
        out.scalar(Scalar.LOCAL_DATE, value.date());
        out.name(TIMES_FIELDS, 2);
        out.scalar(Scalar.LOCAL_TIME, value.time());
        out.name(TIMES_FIELDS, 3);
        out.scalar(Scalar.LOCAL_DATE_TIME, value.dateTime());
        out.name(TIMES_FIELDS, 4);
        out.scalar(Scalar.OFFSET_DATE_TIME, value.offsetDateTime());
        out.name(TIMES_FIELDS, 5);
        out.scalar(Scalar.ZONED_DATE_TIME, value.zonedDateTime());
        out.name(TIMES_FIELDS, 6);
        out.scalar(Scalar.DURATION, value.duration());
        out.endObject();
    }

    private static UUID readUUID(JsonReader in) {
        return in.scalar(Scalar.UUID);
    }

    private static void writeUUID(JsonWriter out, UUID value) {
        out.scalar(Scalar.UUID, value);
    }
}
