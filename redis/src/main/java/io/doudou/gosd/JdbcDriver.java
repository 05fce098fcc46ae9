package io.doudou.gosd;

import io.doudou.fault.Unreachable;
import io.doudou.redis.list.UniqueName;
import io.doudou.time.Ticker;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * The list in one table of a database: a file of SQLite that the processes of one machine share, or
 * any server with a JDBC driver. The table {@code gosd} has the columns {@code name} and {@code
 * url}; it is made when it is not there. The JDBC driver is a dependency of the program.
 */
public final class JdbcDriver implements Driver {

    private static final int NAMES_MAX = 10;

    private static final String TABLE =
            "create table if not exists gosd (name varchar(255) primary key, url varchar(2000))";

    private final String database;
    private final Ticker ticker;

    /**
     * A driver that connects for each use.
     *
     * @param database such as {@code jdbc:sqlite:gosd.db}
     */
    public JdbcDriver(String database, Ticker ticker) {
        this.database = database;
        this.ticker = ticker;
    }

    @Override
    public String start(String name, String url) {
        return use(
                connection -> {
                    for (int i = 0; i < NAMES_MAX; i++) {
                        var time = LocalDateTime.ofInstant(ticker.now(), ZoneId.systemDefault());
                        var unique = UniqueName.of(name, time);
                        if (isAdded(connection, unique, url)) {
                            return unique;
                        }
                    }
                    throw new SQLException("all names that were tried for " + name + " are taken");
                });
    }

    private static boolean isAdded(Connection connection, String unique, String url)
            throws SQLException {
        var sql =
                "insert into gosd (name, url) select ?, ?"
                        + " where not exists (select 1 from gosd where name = ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, unique);
            insert.setString(2, url);
            insert.setString(3, unique);
            return insert.executeUpdate() == 1;
        }
    }

    @Override
    public Map<String, String> get() {
        return use(
                connection -> {
                    var list = new HashMap<String, String>();
                    try (var query = connection.prepareStatement("select name, url from gosd");
                            var rows = query.executeQuery()) {
                        while (rows.next()) {
                            list.put(rows.getString(1), rows.getString(2));
                        }
                    }
                    return list;
                });
    }

    @Override
    public void delete(String uniqueName) {
        use(
                connection -> {
                    try (var delete =
                            connection.prepareStatement("delete from gosd where name = ?")) {
                        delete.setString(1, uniqueName);
                        return delete.executeUpdate();
                    }
                });
    }

    private <T> T use(Use<T> use) {
        try (var connection = DriverManager.getConnection(database)) {
            try (var statement = connection.createStatement()) {
                statement.execute(TABLE);
            }
            return use.use(connection);
        } catch (SQLException failure) {
            throw new Unreachable(
                    "the list in %s cannot be used: %s".formatted(database, failure.getMessage()),
                    failure);
        }
    }

    private interface Use<T> {
        T use(Connection connection) throws SQLException;
    }
}
