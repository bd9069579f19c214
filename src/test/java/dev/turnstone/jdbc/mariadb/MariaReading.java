package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database of its own for each test, and what the catalogue says of it. */
abstract class MariaReading {
  TestDatabase database;

  @BeforeEach
  void open() {
    database = Databases.mariadb();
  }

  @AfterEach
  void close() {
    database.close();
  }

  Catalog read(boolean counted) {
    try (Connection connection = database.connect()) {
      Address address = ConnectionText.parse(database.connString());
      return new MariaCatalogReader(connection, address).read(counted);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Table table(String name) {
    return named(read(false), name);
  }

  Column column(String name) {
    return table("t").column(name).orElseThrow();
  }

  List<String> left() {
    return read(false).leftBehind().stream()
        .map(l -> l.kind() + " " + l.name().name())
        .sorted()
        .toList();
  }

  Table named(Catalog catalog, String name) {
    return catalog.table(new TableName(database.database(), name)).orElseThrow();
  }

  TableKind kind(Catalog catalog, String name) {
    return named(catalog, name).kind();
  }
}
