package locked;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.Scalar;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** How the types of {@link OrderService} are read and written as JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class OrderServiceJson {

    static final JsonCodec<OrderService.Order> ORDER =
            JsonCodec.of(OrderServiceJson::readOrder, OrderServiceJson::writeOrder);

    static final Scalar<OrderService.State> STATE_SCALAR = Scalar.ofEnum(OrderService.State.class);

    private static final JsonFields CARD_FIELDS = JsonFields.none().required("number");

    private static final JsonFields CASH_FIELDS = JsonFields.none();

    private static final JsonFields LINE_FIELDS =
            JsonFields.none().required("article").required("count");

    private static final JsonFields ORDER_FIELDS =
            JsonFields.none()
                    .required("state")
                    .required("lines")
                    .required("payment")
                    .required("note")
                    .required("id");

    private OrderServiceJson() {}

    private static OrderService.Card readCard(JsonReader in) {
        String number = null;
        var object = in.object(CARD_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> number = in.string();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new OrderService.Card(number);
    }

    private static void writeCardFields(JsonWriter out, OrderService.Card value) {
        out.name(CARD_FIELDS, 0);
        out.value(value.number());
    }

    private static OrderService.Cash readCash(JsonReader in) {
        var object = in.object(CASH_FIELDS);
        object.next();
        if (!object.complete()) {
            return null;
        }
        return new OrderService.Cash();
    }

    private static void writeCashFields(JsonWriter out, OrderService.Cash value) {}

    private static OrderService.Line readLine(JsonReader in) {
        String article = null;
        int count = 0;
        var object = in.object(LINE_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> article = in.string();
                case 1 -> count = in.intValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new OrderService.Line(article, count);
    }

    private static void writeLine(JsonWriter out, OrderService.Line value) {
        out.beginObject();
        out.name(LINE_FIELDS, 0);
        out.value(value.article());
        out.name(LINE_FIELDS, 1);
        out.value(value.count());
        out.endObject();
    }

    private static OrderService.Order readOrder(JsonReader in) {
        OrderService.State state = null;
        List<OrderService.Line> lines = null;
        OrderService.Payment payment = null;
        String note = null;
        long id = 0L;
        var object = in.object(ORDER_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> state = in.scalar(STATE_SCALAR);
                case 1 -> lines = in.list(OrderServiceJson::readLine);
                case 2 -> payment = readPayment(in);
                case 3 -> note = in.string();
                case 4 -> id = in.longValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new OrderService.Order(state, lines, payment, note, id);
    }

    private static void writeOrder(JsonWriter out, OrderService.Order value) {
        out.beginObject();
        out.name(ORDER_FIELDS, 0);
        out.scalar(STATE_SCALAR, value.state());
        out.name(ORDER_FIELDS, 1);
        out.list(value.lines(), OrderServiceJson::writeLine);
        out.name(ORDER_FIELDS, 2);
        writePayment(out, value.payment());
        out.name(ORDER_FIELDS, 3);
        out.value(value.note());
        out.name(ORDER_FIELDS, 4);
        out.value(value.id());
        out.endObject();
    }

    private static OrderService.Payment readPayment(JsonReader in) {
        return switch (in.discriminator("type")) {
            case "Card" -> readCard(in);
            case "Cash" -> readCash(in);
            case "" -> null;
            default -> {
                in.problem("must have as its type one of Card, Cash");
                in.skip();
                yield null;
            }
        };
    }

    private static void writePayment(JsonWriter out, OrderService.Payment value) {
        out.beginObject();
        out.name("type");
        switch (value) {
            case OrderService.Card shape -> {
                out.value("Card");
                writeCardFields(out, shape);
            }
            case OrderService.Cash shape -> {
                out.value("Cash");
                writeCashFields(out, shape);
            }
        }
        out.endObject();
    }
}
