package io.doudou.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class SettingsTest {

    private static final Option<Integer> PORT = Option.integer("GDD_PORT", 6060).within(0, 65535);
    private static final Option<String> HOST = Option.text("GDD_HOST", "0.0.0.0");
    private static final Option<Boolean> BANNER = Option.flag("GDD_BANNER", true);
    private static final Option<Duration> GRACE =
            Option.duration("GDD_GRACE_TIMEOUT", Duration.ofSeconds(15));
    private static final Option<String> PASS = Option.text("GDD_MANAGE_PASS", "").secret();
    private static final List<Option<?>> KNOWN = List.of(PORT, HOST, BANNER, GRACE, PASS);

    @TempDir private Path above;

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(above.resolve("service"));
    }

    @Test
    void nothingChosenMeansTheDefault() {
        var settings = Settings.none();
        assertThat(settings.get(PORT)).isEqualTo(6060);
        assertThat(settings.has(PORT)).isFalse();
        assertThat(settings.text("GDD_PORT")).isEmpty();
    }

    @Test
    void aGeneralOptionCountsWhereNobodyChoseTheSpecialOne() {
        var general = Option.text("GDD_NAME", "general");
        assertThat(load(Map.of()).get(HOST, general)).isEqualTo("0.0.0.0");
        assertThat(load(Map.of("GDD_NAME", "a")).get(HOST, general)).isEqualTo("a");
        assertThat(load(Map.of("GDD_NAME", "a"), "--host=b").get(HOST, general)).isEqualTo("b");
    }

    @Test
    void theFirstPlaceThatNamesASettingDecides() throws IOException {
        write(".env", "GDD_PORT=1\nGDD_HOST=general\nGDD_BANNER=off\nGDD_ENV=test\n");
        write(".env.test", "GDD_PORT=2\nGDD_HOST=special\n");
        var environment = Map.of("GDD_PORT", "3");
        assertThat(load(Map.of()).get(PORT)).isEqualTo(2);
        assertThat(load(environment).get(PORT)).isEqualTo(3);
        assertThat(load(environment, "--port", "4").get(PORT)).isEqualTo(4);

        var settings = load(environment, "--port=4").with(PORT, 5).with(GRACE, Duration.ZERO);
        assertThat(settings.get(PORT)).isEqualTo(4);
        assertThat(settings.get(HOST)).isEqualTo("special");
        assertThat(settings.get(BANNER)).isFalse();
        assertThat(settings.get(GRACE)).isEqualTo(Duration.ZERO);
        assertThat(settings.list(KNOWN))
                .extracting(Setting::key, Setting::origin)
                .containsExactly(
                        tuple("GDD_BANNER", ".env"),
                        tuple("GDD_GRACE_TIMEOUT", "the program"),
                        tuple("GDD_HOST", ".env.test"),
                        tuple("GDD_MANAGE_PASS", "the default"),
                        tuple("GDD_PORT", "the command line"));
    }

    @Test
    void theEnvironmentNamesTheSpecialFileBeforeTheGeneralOneDoes() throws IOException {
        write(".env", "GDD_ENV=test\n");
        write(".env.test", "GDD_PORT=1\n");
        write(".env.prod", "GDD_PORT=2\n");
        assertThat(load(Map.of("GDD_ENV", "prod")).get(PORT)).isEqualTo(2);
        assertThat(load(Map.of(), "--env", "prod").get(PORT)).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotInTheFolderIsLookedForInTheOneAbove() throws IOException {
        Files.writeString(above.resolve(".env"), "GDD_PORT=1\n");
        var settings = load(Map.of());
        assertThat(settings.get(PORT)).isEqualTo(1);
        assertThat(settings.list(List.of(PORT)).getFirst().origin()).isEqualTo("../.env");
        write(".env", "GDD_HOST=here\n");
        assertThat(load(Map.of()).get(PORT)).isEqualTo(6060);
    }

    @Test
    void theNameOfTheSpecialFileCannotLeaveTheFolder() {
        assertThatThrownBy(() -> load(Map.of("GDD_ENV", "../secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GDD_ENV is \"../secret\" (from the environment)");
    }

    @Test
    void aBlankVariableChoosesNothingAndHidesWhatIsBelow() throws IOException {
        write(".env", "GDD_PORT=1\nGDD_HOST=general\n");
        var settings = load(Map.of("GDD_PORT", " ", "GDD_HOST", ""));
        assertThat(settings.get(PORT)).isEqualTo(6060);
        assertThat(settings.has(PORT)).isFalse();
        assertThat(settings.with(PORT, 7).get(PORT)).isEqualTo(7);
        assertThat(settings.get(HOST)).isEmpty();
        assertThat(settings.has(HOST)).isTrue();
    }

    @Test
    void aFlagWithoutAValueIsTrue() {
        var settings = load(Map.of(), "--banner", "--host", "--port=1", "--grace-timeout", "1m30s");
        assertThat(settings.get(BANNER)).isTrue();
        assertThat(settings.get(HOST)).isEqualTo("true");
        assertThat(settings.get(PORT)).isEqualTo(1);
        assertThat(settings.get(GRACE)).isEqualTo(Duration.ofSeconds(90));
        assertThat(load(Map.of(), "--port", "1", "--port", "2").get(PORT)).isEqualTo(2);
        assertThat(load(Map.of(), "--host=a=b").get(HOST)).isEqualTo("a=b");
        assertThat(load(Map.of(), "--usersvc=http://u").text("USERSVC")).contains("http://u");
    }

    @ParameterizedTest
    @ValueSource(strings = {"port", "-p", "--", "--=1", ""})
    void anArgumentThatIsNoFlagIsRefused(String argument) {
        assertThatThrownBy(() -> load(Map.of(), argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\""
                                + argument
                                + "\" on the command line is no setting: write --name value");
    }

    @Test
    void aWrongValueNamesVariableValueRuleAndPlace() throws IOException {
        write(".env", "GDD_GRACE_TIMEOUT=15 seconds\n");
        var settings = load(Map.of("GDD_PORT", "65536", "GDD_BANNER", "yes"));
        assertThatThrownBy(() -> settings.get(PORT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GDD_PORT is \"65536\" (from the environment), but must be 0 to 65535");
        assertThat(settings.mistakes(KNOWN))
                .containsExactly(
                        "GDD_PORT is \"65536\" (from the environment), but must be 0 to 65535",
                        "GDD_BANNER is \"yes\" (from the environment), but must be true, false, on"
                                + " or off",
                        "GDD_GRACE_TIMEOUT is \"15 seconds\" (from .env), but must be a duration"
                                + " such as 300ms, 15s or 1m30s");
    }

    @Test
    void whatTheProgramChoosesMustKeepTheRuleAtOnce() {
        assertThatThrownBy(() -> Settings.none().with(PORT, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GDD_PORT is \"-1\" (from the program), but must be 0 to 65535");
    }

    @Test
    void anUnknownFlagIsAMistakeThatNamesTheNearest() {
        var settings = load(Map.of(), "--prot", "1", "--env", "x", "--something-else", "2");
        assertThat(settings.mistakes(KNOWN))
                .containsExactly(
                        "--prot is no setting; did you mean --port?",
                        "--something-else is no setting");
    }

    @Test
    void theAddressOfAServiceIsNoMistakeOnTheCommandLine() {
        for (var flags : List.of("--usersvc=http://u:1", "--USERSVC=http://u:1")) {
            var settings = load(Map.of("USERSVC", "http://other"), flags);
            assertThat(settings.mistakes(KNOWN)).isEmpty();
            assertThat(settings.text("USERSVC")).contains("http://u:1");
        }
        assertThat(load(Map.of(), "--order-svc", "http://o").text("ORDER_SVC"))
                .contains("http://o");
        assertThat(load(Map.of(), "--usersvc", "mucp://u:1").mistakes(KNOWN)).isEmpty();
        assertThat(load(Map.of(), "--usersvc", "grpcs://u:1").mistakes(KNOWN)).isEmpty();
        assertThat(load(Map.of(), "--usersvc", "u:1").mistakes(KNOWN)).hasSize(1);
    }

    @Test
    void anUnknownVariableIsAWarningThatNamesTheNearest() {
        var environment =
                Map.of("GDD_MANGE_PASS", "x", "GDD_ENV", "", "HOME", "/", "GDD_QWERTYUIOP", "1");
        assertThat(load(environment).warnings(KNOWN))
                .containsExactly(
                        "GDD_MANGE_PASS is no setting; did you mean GDD_MANAGE_PASS?",
                        "GDD_QWERTYUIOP is no setting");
    }

    @Test
    void secretsAreShownNowhere() {
        var choosy = PASS.where(text -> text.length() > 3, "longer than three characters");
        var settings = load(Map.of("GDD_MANAGE_PASS", "abc"));
        assertThatThrownBy(() -> settings.get(choosy))
                .hasMessage(
                        "GDD_MANAGE_PASS is the secret value (from the environment), but must be"
                                + " longer than three characters");
        assertThat(settings.list(List.of(PASS)))
                .containsExactly(
                        new Setting("GDD_MANAGE_PASS", "******", "the environment", "a text", ""));
    }

    @Test
    void valuesAreShownAsAnOperatorWouldWriteThem() {
        var limit = Option.bytes("GDD_BODY_MAX", 32 << 20);
        var mode = Option.choice("GDD_MODE", Thread.State.TIMED_WAITING);
        var grace = Settings.none().with(GRACE, Duration.ofMillis(90_250));
        assertThat(grace.list(List.of(GRACE, limit, mode)))
                .extracting(Setting::value)
                .containsExactly("32MiB", "1m30s250ms", "timed-waiting");
    }

    private Settings load(Map<String, String> environment, String... arguments) {
        return Settings.load(arguments, environment, folder);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void anOptionIsFoundUnderItsOtherNameToo() {
        var registry = Option.text("GDD_REGISTRY", "memory").orKey("MICRO_REGISTRY");
        var name = Option.text("GDD_SERVICE_NAME", "").orKey("MICRO_SERVER_NAME");
        var environment = Map.of("MICRO_REGISTRY", "mdns", "MICRO_SERVER_NAME", "a");
        var settings = Settings.load(new String[0], environment, folder);
        assertThat(settings.get(registry)).isEqualTo("mdns");
        assertThat(settings.list(List.of(registry)).getFirst().value()).isEqualTo("mdns");

        var both = Map.of("MICRO_REGISTRY", "mdns", "GDD_REGISTRY", "gossip");
        assertThat(Settings.load(new String[0], both, folder).get(registry)).isEqualTo("gossip");

        var arguments = new String[] {"--server_name=b", "--registry", "consul"};
        var flags = Settings.load(arguments, both, folder);
        assertThat(flags.get(name)).isEqualTo("b");
        assertThat(flags.get(registry)).isEqualTo("consul");
        assertThat(flags.mistakes(List.of(registry, name))).isEmpty();
    }
}
