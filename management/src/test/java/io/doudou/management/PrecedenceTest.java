package io.doudou.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.app.ApplicationOptions;
import io.doudou.http.ClientOptions;
import io.doudou.http.HttpOptions;
import io.doudou.option.Option;
import io.doudou.option.Setting;
import io.doudou.option.Settings;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which place decides is the same for every variable, and not only for those that one tries. */
class PrecedenceTest {

    @TempDir private Path folder;

    static Stream<Named<Option<?>>> options() {
        return Stream.of(
                        HttpOptions.ALL,
                        ClientOptions.ALL,
                        ApplicationOptions.ALL,
                        ManagementOptions.ALL)
                .flatMap(List::stream)
                .map(option -> Named.of(option.key(), option));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    @DisplayName("spec 20.23: the first place that names a variable decides")
    void theFirstPlaceThatNamesAVariableDecides(Option<?> option) throws IOException {
        var text = validText(option);
        var environment = Map.of(option.key(), text);
        var flag = new String[] {"--" + option.flagName() + "=" + text};

        assertThat(origin(option, new String[0], Map.of())).isEqualTo("the default");
        Files.writeString(folder.resolve(".env"), option.key() + "=" + text + "\n");
        assertThat(origin(option, new String[0], Map.of())).isEqualTo(".env");
        Files.writeString(folder.resolve(".env.test"), option.key() + "=" + text + "\n");
        var test = Map.of("GDD_ENV", "test");
        assertThat(origin(option, new String[0], test)).isEqualTo(".env.test");
        assertThat(origin(option, new String[0], environment)).isEqualTo("the environment");
        assertThat(origin(option, flag, environment)).isEqualTo("the command line");
    }

    private String origin(Option<?> option, String[] arguments, Map<String, String> environment) {
        return setting(option, Settings.load(arguments, environment, folder)).origin();
    }

    /** The default as an operator would write it; of a secret any text. */
    private static String validText(Option<?> option) {
        return option.isSecret() ? "secret" : setting(option, Settings.none()).value();
    }

    private static Setting setting(Option<?> option, Settings settings) {
        return settings.list(List.of(option)).getFirst();
    }
}
