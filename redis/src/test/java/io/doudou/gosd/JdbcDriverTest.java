package io.doudou.gosd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;

/** A file of SQLite as a list, and what may be wrong with it. */
@Timeout(30)
class JdbcDriverTest {

    private static final String URL = "http://localhost:1";

    @TempDir private Path folder;

    @Test
    void processesOfOneMachineShareAFile() {
        var here = driver("");
        var there = driver("");
        var gosd = new Gosd(Settings.none(), Ticker.system());
        assertThat(here.start("provider", URL)).matches("provider-\\d{14}(\\.\\d{1,8})?");
        there.start("provider", "http://localhost:2");
        gosd.start("consumer", "http://localhost:fake", here);
        gosd.get();
        assertThat(
                        List.of(
                                gosd.iterateServiceRoute("provider"),
                                gosd.iterateServiceRoute("provider")))
                .containsExactlyInAnyOrder(URL, "http://localhost:2");
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAlone() throws Exception {
        Files.writeString(file(), "These are notes, and somebody wants to keep them. ".repeat(50));
        var before = Files.readString(file());
        isRefused(driver(""), "not a database");
        assertThat(Files.readString(file())).isEqualTo(before);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        var away = new JdbcDriver("jdbc:sqlite:" + folder.resolve("no/gosd.db"), Ticker.system());
        assertThatThrownBy(away::get)
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining(folder.resolve("no").toString());
    }

    @Test
    void aFileThatSomebodyElseHasLockedIsWaitedForAndThenRefused() throws Exception {
        var patient = driver("?busy_timeout=20000");
        patient.start("provider", URL);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute("begin exclusive");
            isRefused(driver("?busy_timeout=50"), "locked");
            var waiting = Thread.ofPlatform().start(() -> patient.start("provider", URL));
            statement.execute("commit");
            waiting.join();
        }
        assertThat(driver("").get()).hasSize(2);
    }

    @Test
    void aFileThatMayOnlyBeReadIsReadAndNotWritten() {
        var unique = driver("").start("provider", URL);
        var reader = driver("?open_mode=1");
        assertThat(reader.get()).containsOnlyKeys(unique);
        assertThatThrownBy(() -> reader.start("provider", URL))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("readonly");
        assertThatThrownBy(() -> reader.delete(unique)).isInstanceOf(Unreachable.class);
        assertThat(driver("").get()).containsOnlyKeys(unique);
    }

    @Test
    void aDatabaseThatNobodyKnowsIsNamed() {
        assertThatThrownBy(() -> new JdbcDriver("jdbc:none:", Ticker.system()).get())
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("jdbc:none:");
    }

    private void isRefused(Driver driver, String reason) {
        assertThatThrownBy(driver::get)
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> driver.start("provider", URL))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining(reason);
    }

    private Driver driver(String parameters) {
        return new JdbcDriver("jdbc:sqlite:" + file() + parameters, Ticker.system());
    }

    private Path file() {
        return folder.resolve("gosd.db");
    }
}
