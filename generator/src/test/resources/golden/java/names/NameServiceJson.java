package names;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.PrimitiveArrays;
import io.doudou.codec.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** How the types of {@link NameService} are read and written as JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class NameServiceJson {

    static final JsonCodec<NameService.Clash> CLASH =
            JsonCodec.of(NameServiceJson::readClash, NameServiceJson::writeClash);

    static final JsonCodec<List<NameService.Response>> LIST_OF_RESPONSE =
            JsonCodec.of(NameServiceJson::readListOfResponse, NameServiceJson::writeListOfResponse);

    static final JsonCodec<NameService.Omitted> OMITTED =
            JsonCodec.of(NameServiceJson::readOmitted, NameServiceJson::writeOmitted);

    static final JsonCodec<String> STRING = JsonCodec.of(JsonReader::string, JsonWriter::value);

    static final Scalar<NameService.Call> CALL_SCALAR = Scalar.ofEnum(NameService.Call.class);

    static final Scalar<NameService.Input> INPUT_SCALAR = Scalar.ofEnum(NameService.Input.class);

    static final Scalar<NameService.Request> REQUEST_SCALAR =
            Scalar.ofEnum(NameService.Request.class);

    static final Scalar<NameService.Route> ROUTE_SCALAR = Scalar.ofEnum(NameService.Route.class);

    private static final JsonFields CLASH_FIELDS =
            JsonFields.none()
                    .optional("in")
                    .optional("out")
                    .optional("object")
                    .optional("field")
                    .optional("value")
                    .optional("rejected");

    private static final JsonFields OMITTED_FIELDS =
            JsonFields.none()
                    .optional("user_name", "userName")
                    .optional("page_no", "pageNo")
                    .optional("boxed")
                    .optional("nullable")
                    .optional("ratio")
                    .optional("is_open", "isOpen")
                    .optional("price")
                    .optional("items")
                    .optional("more")
                    .optional("ints")
                    .optional("optional")
                    .required("letter")
                    .required("route")
                    .required("required");

    private static final JsonFields RESPONSE_FIELDS =
            JsonFields.none().optional("string", "String").optional("get_class_", "getClass_");

    private NameServiceJson() {}

    private static NameService.Clash readClash(JsonReader in) {
        int in_ = 0;
        int out = 0;
        int object_ = 0;
        int field_ = 0;
        int value = 0;
        String rejected_ = "";
        var object = in.object(CLASH_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> in_ = in.intValue();
                case 1 -> out = in.intValue();
                case 2 -> object_ = in.intValue();
                case 3 -> field_ = in.intValue();
                case 4 -> value = in.intValue();
                case 5 -> rejected_ = in.string();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        try {
            return new NameService.Clash(in_, out, object_, field_, value, rejected_);
        } catch (IllegalArgumentException rejected) {
            object.rejected(rejected);
            return null;
        }
    }

    private static void writeClash(JsonWriter out, NameService.Clash value) {
        out.beginObject();
        if (value.in() != 0) {
            out.name(CLASH_FIELDS, 0);
            out.value(value.in());
        }
        if (value.out() != 0) {
            out.name(CLASH_FIELDS, 1);
            out.value(value.out());
        }
        if (value.object() != 0) {
            out.name(CLASH_FIELDS, 2);
            out.value(value.object());
        }
        if (value.field() != 0) {
            out.name(CLASH_FIELDS, 3);
            out.value(value.field());
        }
        if (value.value() != 0) {
            out.name(CLASH_FIELDS, 4);
            out.value(value.value());
        }
        if (!value.rejected().isEmpty()) {
            out.name(CLASH_FIELDS, 5);
            out.value(value.rejected());
        }
        out.endObject();
    }

    private static List<NameService.Response> readListOfResponse(JsonReader in) {
        return in.list(NameServiceJson::readResponse);
    }

    private static void writeListOfResponse(JsonWriter out, List<NameService.Response> value) {
        out.list(value, NameServiceJson::writeResponse);
    }

    private static NameService.Omitted readOmitted(JsonReader in) {
        String userName = "";
        int pageNo = 0;
        Integer boxed = 0;
        Integer nullable = null;
        double ratio = 0d;
        boolean isOpen = false;
        BigDecimal price = BigDecimal.ZERO;
        List<String> items = List.of();
        Map<String, String> more = Map.of();
        int[] ints = {};
        Optional<String> optional = Optional.empty();
        char letter = 0;
        NameService.Route route = null;
        String required = null;
        var object = in.object(OMITTED_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> userName = in.string();
                case 1 -> pageNo = in.intValue();
                case 2 -> boxed = in.intValue();
                case 3 -> nullable = in.takeNull() ? null : in.intValue();
                case 4 -> ratio = in.doubleValue();
                case 5 -> isOpen = in.booleanValue();
                case 6 -> price = in.decimal();
                case 7 -> items = in.list(JsonReader::string);
                case 8 -> more = in.map(JsonReader::string);
                case 9 -> ints = PrimitiveArrays.ints(in.list(JsonReader::intValue));
                case 10 -> optional = Optional.ofNullable(in.takeNull() ? null : in.string());
                case 11 -> letter = in.charValue();
                case 12 -> route = in.scalar(ROUTE_SCALAR);
                case 13 -> {
                    required = in.string();
                    in.check(!required.isBlank(), "must not be blank");
                }
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new NameService.Omitted(
                userName,
                pageNo,
                boxed,
                nullable,
                ratio,
                isOpen,
                price,
                items,
                more,
                ints,
                optional,
                letter,
                route,
                required);
    }

    private static void writeOmitted(JsonWriter out, NameService.Omitted value) {
        out.beginObject();
        if (!value.userName().isEmpty()) {
            out.name(OMITTED_FIELDS, 0);
            out.value(value.userName());
        }
        if (value.pageNo() != 0) {
            out.name(OMITTED_FIELDS, 1);
            out.value(value.pageNo());
        }
        if (value.boxed() != 0) {
            out.name(OMITTED_FIELDS, 2);
            out.value(value.boxed());
        }
        if (value.nullable() != null) {
            out.name(OMITTED_FIELDS, 3);
            out.value(value.nullable());
        }
        if (value.ratio() != 0) {
            out.name(OMITTED_FIELDS, 4);
            out.value(value.ratio());
        }
        if (value.isOpen()) {
            out.name(OMITTED_FIELDS, 5);
            out.value(value.isOpen());
        }
        if (value.price().signum() != 0) {
            out.name(OMITTED_FIELDS, 6);
            out.value(value.price());
        }
        if (!value.items().isEmpty()) {
            out.name(OMITTED_FIELDS, 7);
            out.list(value.items(), JsonWriter::value);
        }
        if (!value.more().isEmpty()) {
            out.name(OMITTED_FIELDS, 8);
            out.map(value.more(), JsonWriter::value);
        }
        if (value.ints().length > 0) {
            out.name(OMITTED_FIELDS, 9);
            out.list(PrimitiveArrays.boxed(value.ints()), JsonWriter::value);
        }
        if (value.optional().isPresent()) {
            out.name(OMITTED_FIELDS, 10);
            out.value(value.optional().get());
        }
        out.name(OMITTED_FIELDS, 11);
        out.value(String.valueOf(value.letter()));
        out.name(OMITTED_FIELDS, 12);
        out.scalar(ROUTE_SCALAR, value.route());
        out.name(OMITTED_FIELDS, 13);
        out.value(value.required());
        out.endObject();
    }

    private static NameService.Response readResponse(JsonReader in) {
        String String = "";
        int getClass_ = 0;
        var object = in.object(RESPONSE_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> String = in.string();
                case 1 -> getClass_ = in.intValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new NameService.Response(String, getClass_);
    }

    private static void writeResponse(JsonWriter out, NameService.Response value) {
        out.beginObject();
        if (!value.String().isEmpty()) {
            out.name(RESPONSE_FIELDS, 0);
            out.value(value.String());
        }
        if (value.getClass_() != 0) {
            out.name(RESPONSE_FIELDS, 1);
            out.value(value.getClass_());
        }
        out.endObject();
    }
}
