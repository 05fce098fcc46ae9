package io.doudou.gosd;

import io.doudou.time.Ticker;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The list in a file of SQLite. */
class JdbcDriverContractTest extends DriverContract {

    @TempDir private Path folder;

    @Override
    Driver open() {
        return new JdbcDriver("jdbc:sqlite:" + folder.resolve("gosd.db"), Ticker.system());
    }
}
