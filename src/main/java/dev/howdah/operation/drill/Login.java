package dev.howdah.operation.drill;

import dev.howdah.secret.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;

/// How a client of the drill connects: an address as `howdah dsn` prints it, with a role and its password.
///
/// @param application name that the server knows it by
/// @param connecting limit of connecting as a whole
/// @param answering limit of one statement; after it the client takes the connection as lost
record Login(String url, String role, Secret password, String application, Duration connecting, Duration answering) {

    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", password.reveal());
        properties.setProperty("ApplicationName", application);
        properties.setProperty("loginTimeout", Long.toString(connecting.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(answering.toSeconds()));
        var connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("not an address of Postgres: " + url);
        }
        return connection;
    }
}
