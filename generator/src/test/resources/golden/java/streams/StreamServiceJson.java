package streams;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** How the types of {@link StreamService} are read and written as JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class StreamServiceJson {

    static final JsonCodec<Integer> CHECKED_INTEGER =
            JsonCodec.of(StreamServiceJson::readCheckedInteger, JsonWriter::value);

    static final JsonCodec<Long> LONG = JsonCodec.of(JsonReader::longValue, JsonWriter::value);

    static final JsonCodec<Map<String, StreamService.Price>> MAP_OF_PRICE =
            JsonCodec.of(StreamServiceJson::readMapOfPrice, StreamServiceJson::writeMapOfPrice);

    static final JsonCodec<StreamService.Price> PRICE =
            JsonCodec.of(StreamServiceJson::readPrice, StreamServiceJson::writePrice);

    private static final JsonFields PRICE_FIELDS =
            JsonFields.none().required("name").required("cents");

    private StreamServiceJson() {}

    private static Integer readCheckedInteger(JsonReader in) {
        Integer value = in.intValue();
        in.check(value <= 100, "must be at most 100");
        return value;
    }

    private static Map<String, StreamService.Price> readMapOfPrice(JsonReader in) {
        return in.map(StreamServiceJson::readPrice);
    }

    private static void writeMapOfPrice(JsonWriter out, Map<String, StreamService.Price> value) {
        out.map(value, StreamServiceJson::writePrice);
    }

    private static StreamService.Price readPrice(JsonReader in) {
        String name = null;
        int cents = 0;
        var object = in.object(PRICE_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> name = in.string();
                case 1 -> {
                    cents = in.intValue();
                    in.check(cents <= 1000, "must be at most 1000");
                }
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new StreamService.Price(name, cents);
    }

    private static void writePrice(JsonWriter out, StreamService.Price value) {
        out.beginObject();
        out.name(PRICE_FIELDS, 0);
        out.value(value.name());
        out.name(PRICE_FIELDS, 1);
        out.value(value.cents());
        out.endObject();
    }
}
