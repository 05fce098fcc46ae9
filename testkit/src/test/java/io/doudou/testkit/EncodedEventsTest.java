package io.doudou.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.broker.Broker;
import io.doudou.broker.Listeners;
import io.doudou.broker.Message;
import io.doudou.broker.Publisher;
import io.doudou.broker.Terms;
import io.doudou.codec.Cardinality;
import io.doudou.codec.Codec;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.ServiceShapes;
import io.doudou.codec.binary.Encodings;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;

/** What is published in another encoding than JSON says so, and is heard as what it was. */
@Timeout(60)
class EncodedEventsTest {

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);

    private static final ServiceShapes SHAPES =
            ServiceShapes.of("events")
                    .value("Text")
                    .field("value", Cardinality.ONE, FieldKind.STRING)
                    .topic("texts", "Text")
                    .build();

    static List<Codec> codecs() {
        return List.of(Encodings.protobuf(), Encodings.messagePack());
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void anEventTravelsInItsEncoding(Codec codec) throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        var types = new LinkedBlockingQueue<String>();
        var listeners =
                Listeners.none()
                        .json("texts", TEXT, () -> SHAPES, heard::add)
                        .on(
                                "texts",
                                each ->
                                        types.add(
                                                each.message()
                                                        .header(Message.CONTENT_TYPE)
                                                        .orElse("")));
        try (var broker = Broker.inMemory(Ticker.system(), new Random(1))) {
            listeners
                    .list()
                    .forEach(
                            each -> broker.subscribe(each.topic(), each.receiver(), Terms.alone()));
            var shape = SHAPES.topic("texts").orElseThrow();
            Publisher.encoded(broker, "texts", TEXT, codec, shape).publish("Jürgen");
            assertThat(heard.take()).isEqualTo("Jürgen");
            assertThat(types.take()).isEqualTo(codec.contentType());
        }
    }
}
