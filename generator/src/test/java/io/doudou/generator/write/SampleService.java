package io.doudou.generator.write;

import io.doudou.generator.model.Component;
import io.doudou.generator.model.Constraint;
import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Declaration.ChoiceType;
import io.doudou.generator.model.Declaration.Constant;
import io.doudou.generator.model.Declaration.EnumType;
import io.doudou.generator.model.Declaration.RecordType;
import io.doudou.generator.model.Declaration.Shape;
import io.doudou.generator.model.FaultDoc;
import io.doudou.generator.model.JavaName;
import io.doudou.generator.model.Limit;
import io.doudou.generator.model.Method;
import io.doudou.generator.model.Options;
import io.doudou.generator.model.Origin;
import io.doudou.generator.model.Parameter;
import io.doudou.generator.model.Place;
import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;
import io.doudou.generator.model.Verb;
import io.doudou.generator.model.Wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A model in which everything that a document can say occurs: every type, place, verb, content and
 * kind of answer.
 */
final class SampleService {

    private static final TypeUse TEXT = scalar(ScalarKind.STRING);
    private static final TypeUse BOOK = TypeUse.of(new Type.RecordRef("Book"));
    private static final TypeUse COLOR = TypeUse.of(new Type.EnumRef("Color"));
    private static final TypeUse SHAPE = TypeUse.of(new Type.ChoiceRef("Shape"));
    private static final TypeUse NOTHING = TypeUse.of(new Type.Nothing());

    private SampleService() {}

    static Service model() {
        return new Service(
                javaName("LibraryService"),
                "librarysvc",
                "Books of a library.\nOpen at all hours.",
                List.of(
                        getBook(),
                        putBook(),
                        postBook(),
                        deleteBook(),
                        patchBook(),
                        drawing(),
                        postCover(),
                        getCover(),
                        sortBooks(),
                        fail()),
                List.of(book(), color(), everything(), pageOfBook(), circle(), shape()),
                Set.of(),
                Options.NONE,
                Origin.NONE);
    }

    /** Every place that a GET has, and a fault. */
    private static Method getBook() {
        return method(
                Verb.GET,
                "getBook",
                "/book/{id}",
                "Finds a book. Looks on every shelf.",
                BOOK,
                parameter(Place.PATH, "id", true, scalar(ScalarKind.LONG), "Number on the back."),
                parameter(Place.QUERY, "color", false, orNull(COLOR), ""),
                parameter(Place.QUERY, "words", false, TypeUse.of(new Type.ListOf(TEXT)), ""),
                parameter(Place.HEADER, "X-Tenant", true, TEXT, "Who asks."),
                parameter(Place.COOKIE, "session", false, orNull(TEXT), ""),
                page());
    }

    /** A record in the query that may be absent, with a component that it cannot do without. */
    private static Parameter page() {
        var size = parameter(Place.QUERY, "page.size", true, limited(), "Of one page.");
        var color = parameter(Place.QUERY, "page.color", false, orNull(COLOR), "");
        return new Parameter(
                "page",
                Place.QUERY,
                "page",
                false,
                orNull(TypeUse.of(new Type.RecordRef("PageOfBook"))),
                Wire.NONE,
                "",
                List.of(size, color),
                Origin.NONE);
    }

    /** Values come and go one after another. */
    private static Method sortBooks() {
        return method(
                Verb.POST,
                "sortBooks",
                "/sort",
                "",
                TypeUse.of(new Type.StreamOf(BOOK)),
                parameter(
                        Place.BODY,
                        "books",
                        true,
                        TypeUse.of(new Type.StreamOf(BOOK)),
                        "As they are found."));
    }

    private static Method putBook() {
        return method(
                Verb.PUT,
                "putBook",
                "/book/{id}",
                "",
                NOTHING,
                parameter(Place.PATH, "id", true, scalar(ScalarKind.LONG), ""),
                parameter(Place.BODY, "book", true, BOOK, "As it will be."));
    }

    private static Method postBook() {
        return method(
                Verb.POST,
                "postBook",
                "/book",
                "",
                TypeUse.of(new Type.OptionalOf(BOOK, Type.OptionalOf.Holder.OPTIONAL)),
                parameter(Place.FORM, "title", true, TEXT, "On the cover."),
                parameter(Place.FORM, "color", false, orNull(COLOR), "Of the back."),
                parameter(Place.FORM, "wholes", false, listOf(scalar(ScalarKind.INT)), ""));
    }

    private static Method deleteBook() {
        return method(
                Verb.DELETE,
                "deleteBook",
                "/book",
                "",
                NOTHING,
                parameter(Place.QUERY, "born", true, past(), "When it was printed."));
    }

    private static Method patchBook() {
        return method(
                Verb.PATCH,
                "patchBook",
                "/book",
                "",
                TypeUse.of(new Type.RecordRef("PageOfBook")),
                parameter(Place.BODY, "all", false, orNull(everythingRef()), ""));
    }

    private static Method drawing() {
        return method(
                Verb.POST,
                "drawing",
                "/drawing",
                "",
                listOf(SHAPE),
                parameter(Place.BODY, "shape", true, SHAPE, ""));
    }

    private static Method postCover() {
        return method(
                Verb.POST,
                "postCover",
                "/cover",
                "",
                TEXT,
                parameter(Place.FORM, "before", true, TEXT, ""),
                parameter(Place.FILE, "cover", true, TypeUse.of(new Type.Upload()), "A picture."),
                parameter(Place.FILE, "more", false, listOf(TypeUse.of(new Type.Upload())), ""));
    }

    private static Method getCover() {
        return method(Verb.GET, "getCover", "/cover", "", TypeUse.of(new Type.Download()));
    }

    private static Method fail() {
        var faults =
                List.of(
                        new FaultDoc(
                                "Fault",
                                OptionalInt.of(404),
                                Optional.of("book.lost"),
                                "when lost"),
                        new FaultDoc("Fault", OptionalInt.of(404), Optional.empty(), "when sold"),
                        new FaultDoc(
                                "IOException", OptionalInt.empty(), Optional.empty(), "never"));
        var plain = method(Verb.POST, "fail", "/fail", "Fails.", NOTHING);
        return new Method(
                plain.name(),
                plain.routeName(),
                plain.verb(),
                plain.path(),
                plain.doc(),
                plain.parameters(),
                plain.result(),
                "Nothing good.",
                faults,
                List.of(),
                false,
                true,
                Origin.NONE);
    }

    private static Declaration book() {
        return new RecordType(
                "Book",
                javaName("Book"),
                List.of(),
                "A book, which may be bound with others.",
                List.of(
                        component("title", true, TEXT, "On the cover."),
                        component("color", true, COLOR, "Of the back."),
                        component("sequel", false, orNull(BOOK), "What happens next."),
                        component("copies", true, listOf(BOOK), "")),
                false,
                Origin.NONE);
    }

    private static Declaration color() {
        var constants =
                List.of(
                        new Constant("RED", Wire.NONE, "Like blood."),
                        new Constant("GREEN", Wire.NONE, ""));
        return new EnumType("Color", javaName("Color"), "A color.", constants);
    }

    private static Declaration everything() {
        var components = new ArrayList<Component>();
        for (var kind : ScalarKind.values()) {
            components.add(component(kind.name().toLowerCase(Locale.ROOT), true, scalar(kind), ""));
        }
        components.add(component("anyText", false, orNull(TEXT), ""));
        components.add(component("anyColor", false, orNull(COLOR), "If it has one."));
        components.add(component("map", true, mapOf(scalar(ScalarKind.INT)), ""));
        components.add(component("mapOfLists", true, mapOf(listOf(BOOK)), "By name."));
        components.add(component("table", true, listOf(listOf(orNull(TEXT))), ""));
        components.add(component("set", true, TypeUse.of(new Type.SetOf(COLOR)), ""));
        components.add(component("array", true, TypeUse.of(new Type.ArrayOf(TEXT)), ""));
        components.add(component("limited", true, limited(), "Not much."));
        components.add(component("past", true, past(), "Long ago."));
        return new RecordType(
                "Everything",
                javaName("Everything"),
                List.of(),
                "",
                components,
                false,
                Origin.NONE);
    }

    private static Declaration pageOfBook() {
        return new RecordType(
                "PageOfBook",
                javaName("Page"),
                List.of(BOOK),
                "",
                List.of(component("items", true, listOf(BOOK), "")),
                false,
                Origin.NONE);
    }

    private static Declaration circle() {
        var radius = component("radius", true, scalar(ScalarKind.DOUBLE), "");
        return new RecordType(
                "Circle",
                javaName("Circle"),
                List.of(),
                "Round.",
                List.of(radius),
                false,
                Origin.NONE);
    }

    private static Declaration shape() {
        return new ChoiceType(
                "Shape",
                javaName("Shape"),
                List.of(),
                "One of several.",
                "type",
                List.of(
                        new Shape("Circle", new Type.RecordRef("Circle")),
                        new Shape("book", new Type.RecordRef("Book"))),
                Origin.NONE);
    }

    private static Method method(
            Verb verb,
            String name,
            String path,
            String doc,
            TypeUse result,
            Parameter... parameters) {
        return new Method(
                name,
                name,
                verb,
                path,
                doc,
                List.of(parameters),
                result,
                "",
                List.of(),
                List.of(),
                verb.isIdempotent(),
                false,
                Origin.NONE);
    }

    private static Parameter parameter(
            Place place, String name, boolean required, TypeUse use, String doc) {
        return new Parameter(
                name, place, name, required, use, Wire.NONE, doc, List.of(), Origin.NONE);
    }

    private static Component component(String name, boolean required, TypeUse use, String doc) {
        return new Component(name, name, List.of(), required, use, Wire.NONE, doc, Origin.NONE);
    }

    private static TypeUse limited() {
        return with(
                scalar(ScalarKind.INT),
                new Limit.AtLeast(BigDecimal.ONE, true),
                new Limit.AtMost(new BigDecimal("100"), false));
    }

    private static TypeUse past() {
        return with(scalar(ScalarKind.LOCAL_DATE), new Limit.Moment(true, false));
    }

    private static TypeUse with(TypeUse use, Limit... limits) {
        var constraints =
                Stream.of(limits).map(limit -> new Constraint(limit, "must be right")).toList();
        return new TypeUse(use.type(), use.nullable(), constraints);
    }

    private static TypeUse everythingRef() {
        return TypeUse.of(new Type.RecordRef("Everything"));
    }

    private static TypeUse listOf(TypeUse element) {
        return TypeUse.of(new Type.ListOf(element));
    }

    private static TypeUse mapOf(TypeUse value) {
        return TypeUse.of(new Type.MapOf(value));
    }

    private static TypeUse orNull(TypeUse use) {
        return new TypeUse(use.type(), true, use.constraints());
    }

    private static TypeUse scalar(ScalarKind kind) {
        return TypeUse.of(new Type.Scalar(kind, false));
    }

    private static JavaName javaName(String name) {
        return new JavaName("library", List.of(name));
    }
}
