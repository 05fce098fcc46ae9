package io.doudou.interop;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Fault;
import io.doudou.http.Call;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.stream.Source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The twin of the speaker in {@code speak.go}: what the generator would have written for an
 * interface with the messages {@code google.protobuf.StringValue} and {@code Type}.
 */
final class Speaker {

    static final JsonCodec<String> TEXT = JsonCodec.of(JsonReader::string, JsonWriter::value);
    static final JsonCodec<Type> TYPE = JsonCodec.of(Type::read, Type::write);

    /** Fields of the originals that nobody here asks about have numbers, too, or come behind. */
    static final ServiceShapes SHAPES =
            ServiceShapes.of("interop")
                    .constants("Kind", "UNKNOWN", "DOUBLE", "FLOAT", "INT64", "UINT64", "INT32")
                    .constants("Syntax", "PROTO2", "PROTO3", "EDITIONS")
                    .value("StringValue")
                    .field("value", Cardinality.ONE, FieldKind.STRING)
                    .record("Field")
                    .field("kind", Cardinality.ONE, "Kind")
                    .field("cardinality", Cardinality.OPTIONAL, FieldKind.INT32)
                    .field("number", Cardinality.ONE, FieldKind.INT32)
                    .field("name", Cardinality.ONE, FieldKind.STRING)
                    .field("five", Cardinality.OPTIONAL, FieldKind.STRING)
                    .field("typeUrl", Cardinality.OPTIONAL, FieldKind.STRING)
                    .field("oneofIndex", Cardinality.OPTIONAL, FieldKind.INT32)
                    .field("packed", Cardinality.ONE, FieldKind.BOOL)
                    .record("Type")
                    .field("name", Cardinality.ONE, FieldKind.STRING)
                    .field("fields", Cardinality.MANY, "Field")
                    .field("oneofs", Cardinality.MANY, FieldKind.STRING)
                    .field("options", Cardinality.OPTIONAL_MANY, "StringValue")
                    .field("sourceContext", Cardinality.OPTIONAL, "StringValue")
                    .field("syntax", Cardinality.ONE, "Syntax")
                    .procedure("Speaker.Hello", "StringValue", "StringValue")
                    .procedure("Speaker.Turn", "Type", "Type")
                    .procedure("Speaker.Count", "StringValue", "StringValue")
                    .build();

    private Speaker() {}

    /** What the generated client would make of a call. */
    static <T> Call call(String method, JsonCodec<T> codec, T value) {
        return Call.of(method, "POST", "/" + method)
                .procedure("Speaker." + method, Passing.BODY, () -> SHAPES)
                .body("request", codec, value);
    }

    record Field(String kind, int number, String name, boolean packed) {

        private static final JsonFields FIELDS =
                JsonFields.none()
                        .required("kind")
                        .required("number")
                        .required("name")
                        .required("packed");

        private static Field read(JsonReader in) {
            var kind = "";
            var number = 0;
            var name = "";
            var packed = false;
            var object = in.object(FIELDS);
            for (int field = object.next(); field >= 0; field = object.next()) {
                switch (field) {
                    case 0 -> kind = in.string();
                    case 1 -> number = in.intValue();
                    case 2 -> name = in.string();
                    default -> packed = in.booleanValue();
                }
            }
            object.complete();
            return new Field(kind, number, name, packed);
        }

        private static void write(JsonWriter out, Field field) {
            out.beginObject();
            out.name(FIELDS, 0);
            out.value(field.kind);
            out.name(FIELDS, 1);
            out.value((long) field.number);
            out.name(FIELDS, 2);
            out.value(field.name);
            out.name(FIELDS, 3);
            out.value(field.packed);
            out.endObject();
        }
    }

    record Type(String name, List<Field> fields, List<String> oneofs, String syntax) {

        private static final JsonFields FIELDS =
                JsonFields.none()
                        .required("name")
                        .required("fields")
                        .required("oneofs")
                        .required("syntax");

        private static Type read(JsonReader in) {
            var name = "";
            List<Field> fields = List.of();
            List<String> oneofs = List.of();
            var syntax = "";
            var object = in.object(FIELDS);
            for (int field = object.next(); field >= 0; field = object.next()) {
                switch (field) {
                    case 0 -> name = in.string();
                    case 1 -> fields = in.list(Field::read);
                    case 2 -> oneofs = in.list(JsonReader::string);
                    default -> syntax = in.string();
                }
            }
            object.complete();
            return new Type(name, fields, oneofs, syntax);
        }

        private static void write(JsonWriter out, Type type) {
            out.beginObject();
            out.name(FIELDS, 0);
            out.value(type.name);
            out.name(FIELDS, 1);
            out.list(type.fields, Field::write);
            out.name(FIELDS, 2);
            out.list(type.oneofs, JsonWriter::value);
            out.name(FIELDS, 3);
            out.value(type.syntax);
            out.endObject();
        }
    }

    static Routes routes() {
        return Routes.of("greeter", Speaker.class)
                .shaped(() -> SHAPES)
                .route(
                        Route.of("Hello", "POST", "/hello", Speaker::hello)
                                .consuming(MediaType.JSON)
                                .procedure("Speaker.Hello", Passing.BODY))
                .route(
                        Route.of("Turn", "POST", "/turn", Speaker::turn)
                                .consuming(MediaType.JSON)
                                .procedure("Speaker.Turn", Passing.BODY))
                .route(
                        Route.of("Count", "POST", "/count", Speaker::count)
                                .consuming(MediaType.JSON)
                                .producing(MediaType.ITEMS)
                                .procedure("Speaker.Count", Passing.BODY));
    }

    private static Response hello(Request request) {
        var name = body(request, TEXT);
        if (name.equals("nobody")) {
            throw new Fault(404, "greeter.unknown", "there is <nobody>");
        }
        return Response.json(TEXT, "Hello " + name);
    }

    private static Response turn(Request request) {
        var type = body(request, TYPE);
        var oneofs = new ArrayList<>(type.oneofs());
        oneofs.add("");
        return Response.json(
                TYPE, new Type(type.name() + "!", type.fields().reversed(), oneofs, type.syntax()));
    }

    private static Response count(Request request) {
        var numbers = IntStream.rangeClosed(1, Integer.parseInt(body(request, TEXT))).boxed();
        return Response.items(request, TEXT, Source.of(numbers.map(String::valueOf).toList()));
    }

    private static <T> T body(Request request, JsonCodec<T> codec) {
        var input = Input.of(request);
        var body = input.body("request", codec);
        input.throwIfInvalid();
        return body;
    }
}
