package choices;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** How the types of {@link ShapeService} are read and written as JSON. */
@Generated("io.doudou.generator")
@NullUnmarked
final class ShapeServiceJson {

    static final JsonCodec<ShapeService.Circle> CIRCLE =
            JsonCodec.of(ShapeServiceJson::readCircle, ShapeServiceJson::writeCircle);

    static final JsonCodec<ShapeService.Result<ShapeService.Shape>> RESULT_OF_SHAPE =
            JsonCodec.of(ShapeServiceJson::readResultOfShape, ShapeServiceJson::writeResultOfShape);

    static final JsonCodec<ShapeService.Shape> SHAPE =
            JsonCodec.of(ShapeServiceJson::readShape, ShapeServiceJson::writeShape);

    private static final JsonFields CIRCLE_FIELDS = JsonFields.none().required("radius");

    private static final JsonFields FAILED_OF_SHAPE_FIELDS = JsonFields.none().required("reason");

    private static final JsonFields GROUP_FIELDS = JsonFields.none().required("parts");

    private static final JsonFields OK_OF_SHAPE_FIELDS = JsonFields.none().required("value");

    private static final JsonFields SQUARE_FIELDS = JsonFields.none().required("a");

    private static final JsonFields TRIANGLE_FIELDS =
            JsonFields.none().required("a").required("b").required("c");

    private ShapeServiceJson() {}

    private static ShapeService.Circle readCircle(JsonReader in) {
        double radius = 0d;
        var object = in.object(CIRCLE_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> radius = in.doubleValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new ShapeService.Circle(radius);
    }

    private static void writeCircle(JsonWriter out, ShapeService.Circle value) {
        out.beginObject();
        writeCircleFields(out, value);
        out.endObject();
    }

    private static void writeCircleFields(JsonWriter out, ShapeService.Circle value) {
        out.name(CIRCLE_FIELDS, 0);
        out.value(value.radius());
    }

    private static ShapeService.Failed<ShapeService.Shape> readFailedOfShape(JsonReader in) {
        String reason = null;
        var object = in.object(FAILED_OF_SHAPE_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> reason = in.string();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new ShapeService.Failed<>(reason);
    }

    private static void writeFailedOfShapeFields(
            JsonWriter out, ShapeService.Failed<ShapeService.Shape> value) {
        out.name(FAILED_OF_SHAPE_FIELDS, 0);
        out.value(value.reason());
    }

    private static ShapeService.Group readGroup(JsonReader in) {
        List<ShapeService.Shape> parts = null;
        var object = in.object(GROUP_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> parts = in.list(ShapeServiceJson::readShape);
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new ShapeService.Group(parts);
    }

    private static void writeGroupFields(JsonWriter out, ShapeService.Group value) {
        out.name(GROUP_FIELDS, 0);
        out.list(value.parts(), ShapeServiceJson::writeShape);
    }

    private static ShapeService.Ok<ShapeService.Shape> readOkOfShape(JsonReader in) {
        ShapeService.Shape value = null;
        var object = in.object(OK_OF_SHAPE_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> value = readShape(in);
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new ShapeService.Ok<>(value);
    }

    private static void writeOkOfShapeFields(
            JsonWriter out, ShapeService.Ok<ShapeService.Shape> value) {
        out.name(OK_OF_SHAPE_FIELDS, 0);
        writeShape(out, value.value());
    }

    private static ShapeService.Result<ShapeService.Shape> readResultOfShape(JsonReader in) {
        return switch (in.discriminator("type")) {
            case "Failed" -> readFailedOfShape(in);
            case "Ok" -> readOkOfShape(in);
            case "" -> null;
            default -> {
                in.problem("must have as its type one of Failed, Ok");
                in.skip();
                yield null;
            }
        };
    }

    private static void writeResultOfShape(
            JsonWriter out, ShapeService.Result<ShapeService.Shape> value) {
        out.beginObject();
        out.name("type");
        switch (value) {
            case ShapeService.Failed<ShapeService.Shape> shape -> {
                out.value("Failed");
                writeFailedOfShapeFields(out, shape);
            }
            case ShapeService.Ok<ShapeService.Shape> shape -> {
                out.value("Ok");
                writeOkOfShapeFields(out, shape);
            }
        }
        out.endObject();
    }

    private static ShapeService.Shape readShape(JsonReader in) {
        return switch (in.discriminator("type")) {
            case "Circle" -> readCircle(in);
            case "Group" -> readGroup(in);
            case "Triangle" -> readTriangle(in);
            case "square" -> readSquare(in);
            case "" -> null;
            default -> {
                in.problem("must have as its type one of Circle, Group, Triangle, square");
                in.skip();
                yield null;
            }
        };
    }

    private static void writeShape(JsonWriter out, ShapeService.Shape value) {
        out.beginObject();
        out.name("type");
        switch (value) {
            case ShapeService.Circle shape -> {
                out.value("Circle");
                writeCircleFields(out, shape);
            }
            case ShapeService.Group shape -> {
                out.value("Group");
                writeGroupFields(out, shape);
            }
            case ShapeService.Triangle shape -> {
                out.value("Triangle");
                writeTriangleFields(out, shape);
            }
            case ShapeService.Square shape -> {
                out.value("square");
                writeSquareFields(out, shape);
            }
        }
        out.endObject();
    }

    private static ShapeService.Square readSquare(JsonReader in) {
        double side = 0d;
        var object = in.object(SQUARE_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> side = in.doubleValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new ShapeService.Square(side);
    }

    private static void writeSquareFields(JsonWriter out, ShapeService.Square value) {
        out.name(SQUARE_FIELDS, 0);
        out.value(value.side());
    }

    private static ShapeService.Triangle readTriangle(JsonReader in) {
        double a = 0d;
        double b = 0d;
        double c = 0d;
        var object = in.object(TRIANGLE_FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> a = in.doubleValue();
                case 1 -> b = in.doubleValue();
                case 2 -> c = in.doubleValue();
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        return new ShapeService.Triangle(a, b, c);
    }

    private static void writeTriangleFields(JsonWriter out, ShapeService.Triangle value) {
        out.name(TRIANGLE_FIELDS, 0);
        out.value(value.a());
        out.name(TRIANGLE_FIELDS, 1);
        out.value(value.b());
        out.name(TRIANGLE_FIELDS, 2);
        out.value(value.c());
    }
}
