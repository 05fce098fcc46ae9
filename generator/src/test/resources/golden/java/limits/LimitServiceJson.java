package limits;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.PrimitiveArrays;
import io.doudou.codec.Scalar;
import io.doudou.time.WallClock;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** How the types of {@link LimitService} are read and written as JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class LimitServiceJson {

    static final JsonCodec<List<List<String>>> CHECKED_LIST_OF_LIST_OF_STRING =
            JsonCodec.of(
                    LimitServiceJson::readCheckedListOfListOfString,
                    LimitServiceJson::writeListOfListOfString);

    static final JsonCodec<Limited> LIMITED =
            JsonCodec.of(LimitServiceJson::readLimited, LimitServiceJson::writeLimited);

    private static final JsonFields LIMITED_FIELDS =
            JsonFields.none()
                    .required("between")
                    .required("large")
                    .required("positive")
                    .required("positiveOrZero", "positive_or_zero")
                    .required("negative")
                    .optional("negativeOrZero", "negative_or_zero")
                    .required("atLeastHalf", "at_least_half")
                    .required("lessThanOneAndAHalf", "less_than_one_and_a_half")
                    .required("wholeAboveOneAndAHalf", "whole_above_one_and_a_half")
                    .required("price")
                    .required("count")
                    .required("twoDigits", "two_digits")
                    .required("name")
                    .required("notEmpty", "not_empty")
                    .required("code")
                    .optional("email")
                    .optional("plate")
                    .required("tags")
                    .required("stock")
                    .required("ints")
                    .optional("optional")
                    .required("deleted")
                    .required("past")
                    .required("pastOrPresent", "past_or_present")
                    .required("future")
                    .optional("futureOrPresent", "future_or_present");

    private static final BigDecimal BOUND = new BigDecimal("0.01");

    private static final Pattern EMAIL =
            Pattern.compile(
                    "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@"
                            + "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.(?=.)|$))+");

    private static final Pattern PATTERN = Pattern.compile("[A-Z]{2}\\d+");

    private LimitServiceJson() {}

    private static Integer readCheckedInteger(JsonReader in) {
        Integer value = in.intValue();
        in.check(value > 0, "must be more than 0");
        return value;
    }

    private static List<List<String>> readCheckedListOfListOfString(JsonReader in) {
        List<List<String>> value = in.list(LimitServiceJson::readCheckedListOfString);
        in.check(value.size() <= 10, "must have at most 10 elements");
        return value;
    }

    private static List<String> readCheckedListOfString(JsonReader in) {
        List<String> value = in.list(LimitServiceJson::readCheckedString2);
        in.check(value.size() <= 5, "must have at most 5 elements");
        return value;
    }

    private static String readCheckedString(JsonReader in) {
        String value = in.string();
        in.check(!value.isBlank(), "must not be blank");
        in.check(value.codePointCount(0, value.length()) <= 3, "must have at most 3 characters");
        return value;
    }

    private static String readCheckedString2(JsonReader in) {
        String value = in.string();
        in.check(!value.isBlank(), "must not be blank");
        return value;
    }

    private static Limited readLimited(JsonReader in) {
        int between = 0;
        long large = 0L;
        short positive = 0;
        byte positiveOrZero = 0;
        Integer negative = null;
        Long negativeOrZero = null;
        double atLeastHalf = 0d;
        float lessThanOneAndAHalf = 0f;
        int wholeAboveOneAndAHalf = 0;
        BigDecimal price = null;
        BigInteger count = null;
        int twoDigits = 0;
        String name = null;
        String notEmpty = null;
        String code = null;
        Optional<String> email = Optional.empty();
        String plate = null;
        List<String> tags = null;
        Map<String, Integer> stock = null;
        int[] ints = null;
        OptionalLong optional = OptionalLong.empty();
        boolean deleted = false;
        Instant past = null;
        LocalDate pastOrPresent = null;
        OffsetDateTime future = null;
        LocalDateTime futureOrPresent = null;
        var object = in.object(LIMITED_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> {
                    between = in.intValue();
                    in.check(between >= 1, "must be at least 1");
                    in.check(between <= 10, "must be at most 10");
                }
                case 1 -> {
                    large = in.longValue();
                    in.check(large >= 3000000000L, "must be at least 3000000000");
                }
                case 2 -> {
                    positive = in.shortValue();
                    in.check(positive > 0, "must be more than 0");
                }
                case 3 -> {
                    positiveOrZero = in.byteValue();
                    in.check(positiveOrZero >= 0, "must be at least 0");
                }
                case 4 -> {
                    negative = in.intValue();
                    in.check(negative < 0, "must be less than 0");
                }
                case 5 -> {
                    negativeOrZero = in.takeNull() ? null : in.longValue();
                    in.check(negativeOrZero == null || negativeOrZero <= 0, "must be at most 0");
                }
                case 6 -> {
                    atLeastHalf = in.doubleValue();
                    in.check(atLeastHalf >= 0.5, "must be at least 0.5");
                }
                case 7 -> {
                    lessThanOneAndAHalf = in.floatValue();
                    in.check(lessThanOneAndAHalf < 1.5, "must be less than 1.5");
                }
                case 8 -> {
                    wholeAboveOneAndAHalf = in.intValue();
                    in.check(wholeAboveOneAndAHalf >= 2, "must be at least 1.5");
                }
                case 9 -> {
                    price = in.decimal();
                    in.check(price.compareTo(BOUND) >= 0, "must be at least 0.01");
                    in.check(
                            price.precision() - price.scale() <= 5
                                    && price.stripTrailingZeros().scale() <= 2,
                            "must have at most 5 digits before and 2 behind the decimal point");
                }
                case 10 -> {
                    count = in.bigInteger();
                    in.check(count.signum() > 0, "must be more than 0");
                }
                case 11 -> {
                    twoDigits = in.intValue();
                    in.check(
                            twoDigits > -100 && twoDigits < 100,
                            "must have at most 2 digits before and 0 behind the decimal point");
                }
                case 12 -> {
                    name = in.string();
                    in.check(!name.isBlank(), "must not be blank");
                }
                case 13 -> {
                    notEmpty = in.string();
                    in.check(!notEmpty.isEmpty(), "must not be empty");
                }
                case 14 -> {
                    code = in.string();
                    in.check(
                            code.codePointCount(0, code.length()) >= 2
                                    && code.codePointCount(0, code.length()) <= 4,
                            "must have 2 to 4 characters");
                }
                case 15 -> {
                    email = Optional.ofNullable(in.takeNull() ? null : in.string());
                    in.check(
                            email.isEmpty() || EMAIL.matcher(email.get()).matches(),
                            "must be an e-mail address");
                }
                case 16 -> {
                    plate = in.takeNull() ? null : in.string();
                    in.check(
                            plate == null || PATTERN.matcher(plate).matches(),
                            "must match [A-Z]{2}\\d+");
                }
                case 17 -> {
                    tags = in.list(LimitServiceJson::readCheckedString);
                    in.check(!tags.isEmpty(), "must not be empty");
                }
                case 18 -> {
                    stock = in.map(LimitServiceJson::readCheckedInteger);
                    in.check(stock.size() <= 2, "must have at most 2 entries");
                }
                case 19 -> {
                    ints = PrimitiveArrays.ints(in.list(JsonReader::intValue));
                    in.check(ints.length >= 1, "must not be empty");
                }
                case 20 -> {
                    optional =
                            in.takeNull() ? OptionalLong.empty() : OptionalLong.of(in.longValue());
                    in.check(optional.isEmpty() || optional.getAsLong() <= 9, "must be at most 9");
                }
                case 21 -> {
                    deleted = in.booleanValue();
                    in.check(!deleted, "must be false");
                }
                case 22 -> {
                    past = in.scalar(Scalar.INSTANT);
                    in.check(
                            past == null || past.isBefore(Instant.now(WallClock.current())),
                            "must be in the past");
                }
                case 23 -> {
                    pastOrPresent = in.scalar(Scalar.LOCAL_DATE);
                    in.check(
                            pastOrPresent == null
                                    || !pastOrPresent.isAfter(LocalDate.now(WallClock.current())),
                            "must be in the past or now");
                }
                case 24 -> {
                    future = in.scalar(Scalar.OFFSET_DATE_TIME);
                    in.check(
                            future == null
                                    || future.isAfter(OffsetDateTime.now(WallClock.current())),
                            "must be in the future");
                }
                case 25 -> {
                    futureOrPresent = in.takeNull() ? null : in.scalar(Scalar.LOCAL_DATE_TIME);
                    in.check(
                            futureOrPresent == null
                                    || !futureOrPresent.isBefore(
                                            LocalDateTime.now(WallClock.current())),
                            "must be in the future or now");
                }
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new Limited(
                between,
                large,
                positive,
                positiveOrZero,
                negative,
                negativeOrZero,
                atLeastHalf,
                lessThanOneAndAHalf,
                wholeAboveOneAndAHalf,
                price,
                count,
                twoDigits,
                name,
                notEmpty,
                code,
                email,
                plate,
                tags,
                stock,
                ints,
                optional,
                deleted,
                past,
                pastOrPresent,
                future,
                futureOrPresent);
    }

    private static void writeLimited(JsonWriter out, Limited value) {
        out.beginObject();
        out.name(LIMITED_FIELDS, 0);
        out.value(value.between());
        out.name(LIMITED_FIELDS, 1);
        out.value(value.large());
        out.name(LIMITED_FIELDS, 2);
        out.value(value.positive());
        out.name(LIMITED_FIELDS, 3);
        out.value(value.positiveOrZero());
        out.name(LIMITED_FIELDS, 4);
        out.value(value.negative());
        out.name(LIMITED_FIELDS, 5);
        writeNullableLong(out, value.negativeOrZero());
        out.name(LIMITED_FIELDS, 6);
        out.value(value.atLeastHalf());
        out.name(LIMITED_FIELDS, 7);
        out.value(value.lessThanOneAndAHalf());
        out.name(LIMITED_FIELDS, 8);
        out.value(value.wholeAboveOneAndAHalf());
        out.name(LIMITED_FIELDS, 9);
        out.value(value.price());
        out.name(LIMITED_FIELDS, 10);
        out.value(value.count());
        out.name(LIMITED_FIELDS, 11);
        out.value(value.twoDigits());
        out.name(LIMITED_FIELDS, 12);
        out.value(value.name());
        out.name(LIMITED_FIELDS, 13);
        out.value(value.notEmpty());
        out.name(LIMITED_FIELDS, 14);
        out.value(value.code());
        out.name(LIMITED_FIELDS, 15);
        writeOptionalOfString(out, value.email());
        out.name(LIMITED_FIELDS, 16);
        writeNullableString(out, value.plate());
        out.name(LIMITED_FIELDS, 17);
        out.list(value.tags(), JsonWriter::value);
        out.name(LIMITED_FIELDS, 18);
        out.map(value.stock(), JsonWriter::value);
        out.name(LIMITED_FIELDS, 19);
        out.list(PrimitiveArrays.boxed(value.ints()), JsonWriter::value);
        out.name(LIMITED_FIELDS, 20);
        writeOptionalOfLong(out, value.optional());
        out.name(LIMITED_FIELDS, 21);
        out.value(value.deleted());
        out.name(LIMITED_FIELDS, 22);
        out.scalar(Scalar.INSTANT, value.past());
        out.name(LIMITED_FIELDS, 23);
        out.scalar(Scalar.LOCAL_DATE, value.pastOrPresent());
        out.name(LIMITED_FIELDS, 24);
        out.scalar(Scalar.OFFSET_DATE_TIME, value.future());
        out.name(LIMITED_FIELDS, 25);
        writeNullableLocalDateTime(out, value.futureOrPresent());
        out.endObject();
    }

    private static void writeListOfListOfString(JsonWriter out, List<List<String>> value) {
        out.list(value, LimitServiceJson::writeListOfString);
    }

    private static void writeListOfString(JsonWriter out, List<String> value) {
        out.list(value, JsonWriter::value);
    }

    private static void writeNullableLocalDateTime(JsonWriter out, LocalDateTime value) {
        if (value == null) {
            out.nullValue();
        } else {
            out.scalar(Scalar.LOCAL_DATE_TIME, value);
        }
    }

    private static void writeNullableLong(JsonWriter out, Long value) {
        if (value == null) {
            out.nullValue();
        } else {
            out.value(value);
        }
    }

    private static void writeNullableString(JsonWriter out, String value) {
        if (value == null) {
            out.nullValue();
        } else {
            out.value(value);
        }
    }

    private static void writeOptionalOfLong(JsonWriter out, OptionalLong value) {
        if (value.isEmpty()) {
            out.nullValue();
        } else {
            out.value(value.getAsLong());
        }
    }

    private static void writeOptionalOfString(JsonWriter out, Optional<String> value) {
        if (value.isEmpty()) {
            out.nullValue();
        } else {
            out.value(value.get());
        }
    }
}
