package io.doudou.consul;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.registry.Endpoint;
import io.doudou.registry.Shape;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** The vectors are those of the go-micro specification, section 3.2. */
class TagsTest {

    private static final String LATEST = "v-789cca492c492d2e01040000ffff08cc028e";
    private static final String TRANSPORT =
            "t-789caa562a294acc2b2ec82f2a51b252ca28292950aa05040000ffff4f930768";
    private static final String HELLO =
            "e-789c84cf41cac23010c5f1bbbc75f90e900b7caedd8a8b019f4598a435331144727749"
                    + "2d41ace02af0cf0b3ff240924804fc67d299ff76549d3020f35a688ed017cbcd7ecd03fc"
                    + "3e7fa937d1424338f467cbd1e7e6f992c6b7612aaaf5581b68f3948c5b71ed9f64cf5b73"
                    + "6c9f79393fdd489793b834d73c532202cea246d4fa0c0000ffff256462b2";

    @Test
    void theVectorsOfVersionsAreRead() {
        assertThat(Tags.read(List.of("v-789c32d433d03300040000ffff02ce00ee")).version())
                .isEqualTo("1.0.0");
        assertThat(Tags.read(List.of(LATEST)).version()).isEqualTo("latest");
        assertThat(Tags.read(List.of("v-789c33d433d033000002ce00ee")).version()).isEqualTo("1.0.0");
    }

    @Test
    void theVectorsOfMetadataAndEndpointsAreRead() {
        var tags = Tags.read(List.of(TRANSPORT, HELLO, LATEST));
        assertThat(tags.metadata()).containsExactly(Map.entry("transport", "http"));
        var name = new Shape("name", "string", List.of());
        var greeting = new Shape("greeting", "string", List.of());
        assertThat(tags.endpoints())
                .containsExactly(
                        new Endpoint(
                                "Greeter.Hello",
                                new Shape("HelloRequest", "HelloRequest", List.of(name)),
                                new Shape("HelloResponse", "HelloResponse", List.of(greeting)),
                                Map.of("stream", "false")));
    }

    @Test
    void whatIsWrittenIsInTheOrderOfGoMicroAndReadAgain() {
        var tags = Tags.read(List.of(TRANSPORT, HELLO, LATEST));
        assertThat(tags.texts())
                .extracting(text -> text.substring(0, 6))
                .containsExactly("t-789c", "e-789c", "v-789c");
        assertThat(Tags.read(tags.texts())).isEqualTo(tags);
    }

    @Test
    void theEndpointOfTheGreeterIsWrittenByteForByte() {
        var written = Tags.read(List.of(HELLO)).texts().getFirst();
        assertThat(Packed.text(written))
                .isEqualTo(Packed.text(HELLO))
                .startsWith("{\"name\":\"Greeter.Hello\",\"request\":{\"name\":\"HelloRequest\"")
                .endsWith("\"values\":null}]},\"metadata\":{\"stream\":\"false\"}}");
    }

    @Test
    void oldPlainTagsAreRead() {
        var tags =
                Tags.read(
                        List.of(
                                "t={\"transport\":\"http\"}",
                                "e={\"name\":\"Greeter.Hello\",\"request\":null}",
                                "v=1.0.0"));
        assertThat(tags.version()).isEqualTo("1.0.0");
        assertThat(tags.metadata()).containsExactly(Map.entry("transport", "http"));
        assertThat(tags.endpoints()).extracting(Endpoint::name).containsExactly("Greeter.Hello");
    }

    @Test
    void ofEachKindTheFormOfTheFirstTagCounts() {
        var tags =
                Tags.read(List.of("v=2", LATEST, TRANSPORT, "t={\"a\":\"b\"}", "t={\"c\":\"d\"}"));
        assertThat(tags.version()).isEqualTo("2");
        assertThat(tags.metadata()).containsExactly(Map.entry("transport", "http"));
    }

    @Test
    void whatMakesNoSenseIsPassedOver() {
        var odd =
                List.of(
                        "",
                        "t",
                        "v",
                        "e-",
                        "t-zz",
                        "t-789c",
                        "v-00",
                        "primary",
                        "version",
                        "t=[1]",
                        "e=no json");
        var tags = Tags.read(odd);
        assertThat(tags.version()).isEmpty();
        assertThat(tags.metadata()).isEmpty();
        assertThat(tags.endpoints()).isEmpty();
        assertThat(Tags.read(List.of("e-zz", HELLO)).endpoints()).hasSize(1);
    }

    @Test
    void aTagThatUnpacksToTooMuchIsPassedOver() {
        var huge = new Tags("x".repeat(2 << 20), List.of(), Map.of()).texts();
        assertThat(huge.getFirst()).hasSizeLessThan(10_000);
        assertThat(Tags.read(huge).version()).isEmpty();
    }
}
