package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.http.Call;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.selector.Selection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a jar adds is chosen by its name, and reads the same settings as everything else. */
class PluginsTest {

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);

    private static Settings settings(String... pairs) {
        var environment = new HashMap<>(Map.of("GDD_HOST", "127.0.0.1", "GDD_PORT", "0"));
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return Settings.load(new String[0], environment, Path.of("no-such-folder"));
    }

    @Test
    void aNodeIsFoundInTheRegistryOfAPlugin() {
        var settings =
                settings(
                        "GDD_REGISTRY",
                        "shelf",
                        "GDD_REGISTRY_ADDRESS",
                        "10.0.0.4:7000, " + PluginsUnderTest.ADDRESS);
        try (var app = Application.with(settings).serve(echo("http")).start()) {
            assertThat(said(app)).isEqualTo("echo over http");
        }
    }

    @Test
    void aMessageGoesThroughTheBrokerOfAPlugin() throws InterruptedException {
        var settings =
                settings("MICRO_BROKER", "post", "MICRO_BROKER_ADDRESS", PluginsUnderTest.ADDRESS);
        var got = new LinkedBlockingQueue<String>();
        try (var app =
                Application.with(settings)
                        .subscribe(
                                "orders", order -> got.add(order.message().text()), Terms.alone())
                        .start()) {
            app.broker().publish("orders", Message.of("order 7"));
            assertThat(got.poll(10, TimeUnit.SECONDS)).isEqualTo("order 7");
        }
    }

    @Test
    void aCallIsCarriedByTheTransportOfAPlugin() {
        var settings =
                settings(
                        "GDD_TRANSPORT",
                        "pigeon",
                        "MICRO_TRANSPORT_ADDRESS",
                        PluginsUnderTest.ADDRESS);
        try (var app = Application.with(settings).serve(echo("pigeon")).start()) {
            assertThat(said(app)).isEqualTo("echo over pigeon");
        }
    }

    @ParameterizedTest
    @CsvSource({"REGISTRY,shelf", "BROKER,post", "TRANSPORT,pigeon"})
    void aPluginThatFindsNoSystemEndsTheStart(String kind, String name) {
        var settings = settings("GDD_" + kind, name, "GDD_" + kind + "_ADDRESS", "10.0.0.9:7000");
        assertThatThrownBy(() -> Application.with(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GDD_" + kind + "_ADDRESS: there is nothing but 10.0.0.5:7000 here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "REGISTRY; there is no registry \"shop\" (GDD_REGISTRY or GDD_MODE), only memory,"
                        + " shelf",
                "BROKER; there is no broker \"shop\" (GDD_BROKER), only http, memory, post",
                "TRANSPORT; there is no transport \"shop\" (GDD_TRANSPORT), only grpc, http, pigeon"
            })
    void aNameThatNoPluginHasIsRefusedWithThoseThatThereAre(String kind, String sentence) {
        var settings = settings("GDD_" + kind, "shop");
        assertThatThrownBy(() -> Application.with(settings)).hasMessage(sentence);
    }

    @Test
    void anApplicationThatCannotBeMadeClosesWhatWasOpenedForIt() {
        var settings =
                settings(
                        "GDD_REGISTRY", "shelf",
                        "GDD_REGISTRY_ADDRESS", PluginsUnderTest.ADDRESS,
                        "GDD_BROKER", "shop");
        assertThatThrownBy(() -> Application.with(settings)).hasMessageContaining("no broker");
        var shelf = PluginsUnderTest.Shelf.LATEST.get();
        assertThatThrownBy(shelf::list).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLeaseThatEndsBeforeItIsRenewedIsRefused() {
        var settings =
                settings(
                        "MICRO_REGISTRY", "shelf",
                        "MICRO_REGISTRY_ADDRESS", PluginsUnderTest.ADDRESS,
                        "MICRO_REGISTER_TTL", "15",
                        "MICRO_REGISTER_INTERVAL", "30");
        assertThatThrownBy(() -> Application.with(settings))
                .hasMessage(
                        "GDD_REGISTER_INTERVAL is 30000 ms, but must be shorter than"
                                + " GDD_REGISTER_TTL, which is 15000 ms");
    }

    @Test
    void optionsOfPluginsAndOfTheProgramAreKnownAndNoneIsThereTwice() {
        var mine = Option.text("SHOP_CURRENCY", "EUR");
        assertThat(Plugins.find(mine).options())
                .contains(mine, PluginsUnderTest.Shelf.BOARDS)
                .doesNotHaveDuplicates();
        var taken = Option.text("PORT", "");
        assertThatThrownBy(() -> Plugins.find(mine, taken))
                .hasMessage("the option PORT of the program: there is GDD_PORT already");
    }

    private static Routes echo(String carrier) {
        return Routes.of("echosvc", PluginsTest.class)
                .route(
                        Route.of("Say", "POST", "/say", request -> say(request, carrier))
                                .consuming(MediaType.JSON)
                                .procedure("Echo.Say", Passing.BODY));
    }

    /** Over another transport than HTTP a call has no address that it came from. */
    private static Response say(Request request, String carrier) {
        var input = Input.of(request);
        var text = input.body("text", TEXT);
        input.throwIfInvalid();
        return Response.json(TEXT, text + " over " + carrier);
    }

    private static String said(Application app) {
        var call =
                Call.of("Say", "POST", "/say")
                        .procedure("Echo.Say", Passing.BODY)
                        .body("text", TEXT, "echo");
        return app.client("echosvc", Selection.ANY).json(call, TEXT);
    }
}
