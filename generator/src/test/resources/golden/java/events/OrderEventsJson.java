package events;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.Scalar;
import java.time.Instant;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** How the types of {@link OrderEvents} are read and written as JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class OrderEventsJson {

    static final JsonCodec<OrderEvents.End> END =
            JsonCodec.of(OrderEventsJson::readEnd, OrderEventsJson::writeEnd);

    static final JsonCodec<OrderEvents.Placed> PLACED =
            JsonCodec.of(OrderEventsJson::readPlaced, OrderEventsJson::writePlaced);

    private static final JsonFields DELIVERED_FIELDS =
            JsonFields.none().required("id").required("at");

    private static final JsonFields LINE_FIELDS =
            JsonFields.none().required("product").required("count");

    private static final JsonFields LOST_FIELDS = JsonFields.none().required("id");

    private static final JsonFields PLACED_FIELDS =
            JsonFields.none().required("id").required("lines").optional("note").required("at");

    private OrderEventsJson() {}

    private static OrderEvents.Delivered readDelivered(JsonReader in) {
        long id = 0L;
        Instant at = null;
        var object = in.object(DELIVERED_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> id = in.longValue();
                case 1 -> at = in.scalar(Scalar.INSTANT);
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new OrderEvents.Delivered(id, at);
    }

    private static void writeDeliveredFields(JsonWriter out, OrderEvents.Delivered value) {
        out.name(DELIVERED_FIELDS, 0);
        out.value(value.id());
        out.name(DELIVERED_FIELDS, 1);
        out.scalar(Scalar.INSTANT, value.at());
    }

    private static OrderEvents.End readEnd(JsonReader in) {
        return switch (in.discriminator("type")) {
            case "Delivered" -> readDelivered(in);
            case "Lost" -> readLost(in);
            case "" -> null;
            default -> {
                in.problem("must have as its type one of Delivered, Lost");
                in.skip();
                yield null;
            }
        };
    }

    private static void writeEnd(JsonWriter out, OrderEvents.End value) {
        out.beginObject();
        out.name("type");
        switch (value) {
            case OrderEvents.Delivered shape -> {
                out.value("Delivered");
                writeDeliveredFields(out, shape);
            }
            case OrderEvents.Lost shape -> {
                out.value("Lost");
                writeLostFields(out, shape);
            }
        }
        out.endObject();
    }

    private static OrderEvents.Line readLine(JsonReader in) {
        String product = null;
        int count = 0;
        var object = in.object(LINE_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> product = in.string();
                case 1 -> count = in.intValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new OrderEvents.Line(product, count);
    }

    private static void writeLine(JsonWriter out, OrderEvents.Line value) {
        out.beginObject();
        out.name(LINE_FIELDS, 0);
        out.value(value.product());
        out.name(LINE_FIELDS, 1);
        out.value(value.count());
        out.endObject();
    }

    private static OrderEvents.Lost readLost(JsonReader in) {
        long id = 0L;
        var object = in.object(LOST_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> id = in.longValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new OrderEvents.Lost(id);
    }

    private static void writeLostFields(JsonWriter out, OrderEvents.Lost value) {
        out.name(LOST_FIELDS, 0);
        out.value(value.id());
    }

    private static void writeNullableString(JsonWriter out, String value) {
        if (value == null) {
            out.nullValue();
        } else {
            out.value(value);
        }
    }

    private static OrderEvents.Placed readPlaced(JsonReader in) {
        long id = 0L;
        List<OrderEvents.Line> lines = null;
        String note = null;
        Instant at = null;
        var object = in.object(PLACED_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> {
                    id = in.longValue();
                    in.check(id > 0, "must be more than 0");
                }
                case 1 -> lines = in.list(OrderEventsJson::readLine);
                case 2 -> note = in.takeNull() ? null : in.string();
                case 3 -> at = in.scalar(Scalar.INSTANT);
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new OrderEvents.Placed(id, lines, note, at);
    }

    private static void writePlaced(JsonWriter out, OrderEvents.Placed value) {
        out.beginObject();
        out.name(PLACED_FIELDS, 0);
        out.value(value.id());
        out.name(PLACED_FIELDS, 1);
        out.list(value.lines(), OrderEventsJson::writeLine);
        out.name(PLACED_FIELDS, 2);
        writeNullableString(out, value.note());
        out.name(PLACED_FIELDS, 3);
        out.scalar(Scalar.INSTANT, value.at());
        out.endObject();
    }
}
