package types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.app.Application;
import io.doudou.fault.Fault;
import io.doudou.service.Upload;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import types.Figure.Circle;
import types.Figure.Group;
import types.Figure.Nothing;
import types.Figure.Rectangle;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** What goes into a generated client comes out of it, through another process and through ours. */
@ParameterizedClass
@EnumSource
class RoundTripTest {

    /** Where the service is, as the client sees it. */
    enum Distance {
        SAME_PROCESS,
        OTHER_PROCESS
    }

    private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
    private static final Numbers NUMBERS =
            new Numbers(
                    Byte.MIN_VALUE,
                    Short.MAX_VALUE,
                    Integer.MIN_VALUE,
                    Long.MAX_VALUE,
                    new BigInteger("-123456789012345678901234567890"),
                    0.1f,
                    -1.0e-300,
                    new BigDecimal("12345678901234567890.0123456789"));
    private static final Texts TEXTS =
            new Texts(true, '€', "\"ä\\ 😀\u0000\n&=+%;#/?<>", Color.GREEN, ID);
    private static final Times TIMES =
            new Times(
                    Instant.parse("2026-11-22T09:30:00.123456789Z"),
                    LocalDate.of(2026, 2, 28),
                    LocalTime.MIDNIGHT,
                    LocalDateTime.of(2026, 11, 22, 9, 30),
                    OffsetDateTime.parse("2026-11-22T09:30:00-09:30"),
                    ZonedDateTime.parse("2026-11-22T09:30:00+01:00[Europe/Vienna]"),
                    Duration.ofMillis(-90_500));
    private static final Boxes NO_BOXES =
            new Boxes(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    OptionalDouble.empty());
    private static final Boxes BOXES =
            new Boxes(
                    (byte) 1,
                    (short) 2,
                    3,
                    4L,
                    5.5f,
                    6.25,
                    false,
                    ' ',
                    "",
                    Color.RED,
                    Optional.of("x"),
                    OptionalInt.of(7),
                    OptionalLong.of(8),
                    OptionalDouble.of(9.125));
    private static final Tree LEAF = new Tree("leaf", null, List.of());
    private static final Tree TREE = new Tree("root", LEAF, List.of(LEAF, LEAF));

    @Parameter Distance distance;

    private Application server;
    private Application caller;
    private ScalarService scalars;
    private ShapeService shapes;
    private PlaceService places;

    @BeforeEach
    void start() {
        server = Types.start();
        caller =
                switch (distance) {
                    case SAME_PROCESS -> server;
                    case OTHER_PROCESS -> Types.callerOf(server);
                };
        scalars = ScalarServiceClient.of(caller.client("scalarsvc"));
        shapes = ShapeServiceClient.of(caller.client("shapesvc"));
        places = PlaceServiceClient.of(caller.client("placesvc"));
    }

    @AfterEach
    void stop() {
        caller.close();
        server.close();
    }

    @Test
    void numbersAtEachVerb() {
        assertThat(scalars.getNumbers(NUMBERS)).isEqualTo(NUMBERS);
        assertThat(scalars.putNumbers(NUMBERS)).isEqualTo(NUMBERS);
        assertThat(scalars.changeNumbers(NUMBERS)).isEqualTo(NUMBERS);
        assertThat(
                        scalars.postNumbers(
                                NUMBERS.tiny(),
                                NUMBERS.small(),
                                NUMBERS.whole(),
                                NUMBERS.large(),
                                NUMBERS.huge(),
                                NUMBERS.single(),
                                NUMBERS.twice(),
                                NUMBERS.exact()))
                .isEqualTo(NUMBERS);
        assertThat(
                        scalars.deleteNumbers(
                                NUMBERS.tiny(),
                                NUMBERS.small(),
                                NUMBERS.whole(),
                                NUMBERS.large(),
                                NUMBERS.huge(),
                                NUMBERS.single(),
                                NUMBERS.twice(),
                                NUMBERS.exact()))
                .isEqualTo(NUMBERS);
    }

    @Test
    void textsAtEachVerb() {
        assertThat(scalars.getTexts(TEXTS)).isEqualTo(TEXTS);
        assertThat(scalars.putTexts(TEXTS)).isEqualTo(TEXTS);
        assertThat(scalars.postTexts(true, '€', TEXTS.text(), Color.GREEN, ID)).isEqualTo(TEXTS);
    }

    @Test
    void timesAtEachVerb() {
        assertThat(scalars.getTimes(TIMES)).isEqualTo(TIMES);
        assertThat(scalars.putTimes(TIMES)).isEqualTo(TIMES);
        assertThat(
                        scalars.postTimes(
                                TIMES.instant(),
                                TIMES.day(),
                                TIMES.time(),
                                TIMES.moment(),
                                TIMES.offset(),
                                TIMES.zoned(),
                                TIMES.duration()))
                .isEqualTo(TIMES);
    }

    @Test
    void valuesThatAreThereAndThatAreNot() {
        assertThat(scalars.getBoxes(BOXES)).isEqualTo(BOXES);
        assertThat(scalars.getBoxes(NO_BOXES)).isEqualTo(NO_BOXES);
        assertThat(scalars.putBoxes(BOXES)).isEqualTo(BOXES);
        assertThat(scalars.putBoxes(NO_BOXES)).isEqualTo(NO_BOXES);
        assertThat(scalars.postBoxes(null, null, null, null, null, null, null, null, null, null))
                .isEqualTo(NO_BOXES);
        assertThat(places.getMaybe(OptionalInt.of(7))).hasValue(7);
        assertThat(places.getMaybe(OptionalInt.empty())).isEmpty();
    }

    @Test
    void listsAtEachVerb() {
        var texts = List.of("a", "", "a,b&c");
        var wholes = List.of(3, 1, 2);
        var colors = Set.of(Color.RED, Color.GREEN);
        var array = new long[] {9, 8, 7};
        for (var lists :
                List.of(
                        places.getLists(texts, wholes, colors, array),
                        places.postLists(texts, wholes, colors, array),
                        places.putLists(texts, wholes, colors, array),
                        places.deleteLists(texts, wholes, colors, array))) {
            assertThat(lists.texts()).isEqualTo(texts);
            assertThat(lists.wholes()).isEqualTo(wholes);
            assertThat(lists.colors()).isEqualTo(colors);
            assertThat(lists.array()).isEqualTo(array);
        }
        assertThat(places.getLists(List.of(), List.of(), Set.of(), new long[0]).texts()).isEmpty();
        assertThat(places.postLists(List.of(), List.of(), Set.of(), new long[0]).texts()).isEmpty();
    }

    @Test
    void everyWayToHoldSeveralValues() {
        var names = new LinkedHashMap<String, Integer>();
        names.put("", -1);
        names.put("ä \"", 2);
        var sent =
                new Collections(
                        List.of("b", "a"),
                        Set.of(ID),
                        names,
                        new int[] {3, 1},
                        Arrays.asList("x", null),
                        List.of(List.of(1L), List.of()),
                        Map.of("t", List.of(TREE)),
                        Optional.of(TREE),
                        new byte[] {0, -1, 127},
                        Set.of(Color.YELLOW));

        assertThat(shapes.putCollections(sent)).usingRecursiveComparison().isEqualTo(sent);
    }

    @Test
    void recordsOfRecords() {
        var named = new Names("1", "two", "three");

        assertThat(shapes.putTree(TREE)).isEqualTo(TREE);
        assertThat(shapes.putTreePage(new Page<>(List.of(TREE), LEAF)))
                .isEqualTo(new Page<>(List.of(TREE), LEAF));
        assertThat(shapes.putTextPage(new Page<>(List.of("a"), "b")))
                .isEqualTo(new Page<>(List.of("a"), "b"));
        assertThat(shapes.putNames(Map.of("n", named))).isEqualTo(Map.of("n", named));
        assertThat(shapes.putNamesArray(new Names[] {named})).containsExactly(named);
        assertThat(shapes.putTable(List.of(List.of(1, 2), List.of())))
                .isEqualTo(List.of(List.of(1, 2), List.of()));
        assertThat(shapes.postTree(null)).isEmpty();
        assertThat(shapes.postTree(TREE)).hasValue(TREE);
    }

    @Test
    void eachShapeOfAChoice() {
        var group = new Group(List.of(new Circle(0.5), new Rectangle(1, 2), new Nothing()));

        assertThat(shapes.putFigure(group)).isEqualTo(group);
        assertThat(shapes.putFigures(List.of(group, new Nothing())))
                .isEqualTo(List.of(group, new Nothing()));
        assertThat(shapes.putCircle(new Circle(2))).isEqualTo(new Circle(2));
    }

    @Test
    void resultsThatAreNoRecord() {
        assertThat(shapes.countTrees(List.of(TREE, LEAF))).isEqualTo(2);
        assertThat(shapes.nameTree(TREE)).isEqualTo("root");
        assertThat(shapes.isBare(LEAF)).isTrue();
        assertThat(shapes.colorFigure(new Circle(1))).isEqualTo(Color.RED);
        assertThat(shapes.colorFigure(new Nothing())).isNull();
        assertThat(shapes.drawFigure(new Nothing())).asString().isEqualTo("Nothing[]");
        assertThat(places.getAnswer()).isEqualTo(42);
        places.ping();
        places.remove(ID, true);
    }

    @Test
    void everyPlaceOfARequest() {
        assertThat(places.seen("a/b ä", List.of("x", "y"), "tenant", "cookie"))
                .isEqualTo(new Seen("a/b ä", List.of("x", "y"), "tenant", "cookie", null));
        assertThat(places.seen("1", List.of(), "t", null))
                .isEqualTo(new Seen("1", List.of(), "t", null, null));
        assertThat(places.add("1", TREE, List.of("x"), null, "c"))
                .isEqualTo(new Seen("1", List.of("x"), null, "c", TREE));
        assertThat(places.paint(ID, Color.RED, false, 'x', "y"))
                .isEqualTo(new Texts(false, 'x', "y", Color.RED, ID));
        assertThat(places.change(ID, TREE)).isEqualTo(TREE);
        var query = new PageQuery("f", new PageQuery.Part(1, 2), null);
        assertThat(places.getPage(query)).isEqualTo(query);
        var both = new PageQuery(null, new PageQuery.Part(1, 2), new PageQuery.Part(3, 4));
        assertThat(places.getPage(both)).isEqualTo(both);
    }

    @Test
    void filesBetweenTexts() {
        var file = Upload.of("ä \"1\".txt", "text/plain", new byte[] {1, 2, 3});

        assertThat(places.postFile("before", file, 7))
                .isEqualTo(new Received("ä \"1\".txt", "text/plain", 3, "before 7"));
        assertThat(places.postFiles(List.of("a", "b"), List.of(file, file), Color.RED))
                .hasSize(2)
                .allMatch(received -> "a b RED".equals(received.text()));
        assertThat(places.putFile(null, true)).isEqualTo(new Received("", "", 0, null));
        assertThat(places.putFile(file, true).size()).isEqualTo(3);
    }

    @Test
    void aDownload() throws IOException {
        try (var file = places.getFile("ä \"1\".bin", (short) 1000)) {
            assertThat(file.fileName()).isEqualTo("ä \"1\".bin");
            assertThat(file.size()).hasValue(1000);
            assertThat(file.stream().readAllBytes()).hasSize(1000);
        }
    }

    @Test
    @SuppressWarnings("deprecation")
    void aFaultIsThrownAgain() {
        assertThatThrownBy(() -> places.fail("because"))
                .isEqualTo(
                        new Fault(409, "place.taken", "The place is taken.")
                                .with("asked", "because"));
    }
}
