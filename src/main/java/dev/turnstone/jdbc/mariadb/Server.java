package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Vendor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What one server told of itself when it was first reached.
 *
 * @param vendor MARIADB or MYSQL, whatever the address said
 * @param localInfile true when it takes LOAD DATA LOCAL
 * @param packetLimit its max_allowed_packet in bytes: nothing larger is sent to or read from it
 */
record Server(Vendor vendor, boolean localInfile, long packetLimit) {
  static Server ask(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet facts =
            statement.executeQuery(
                "SELECT VERSION(), @@GLOBAL.local_infile, @@GLOBAL.max_allowed_packet")) {
      if (!facts.next()) {
        throw new SQLException("the server did not tell its version", "08000");
      }
      boolean maria = facts.getString(1).contains("MariaDB");
      return new Server(
          maria ? Vendor.MARIADB : Vendor.MYSQL, facts.getBoolean(2), facts.getLong(3));
    }
  }
}
