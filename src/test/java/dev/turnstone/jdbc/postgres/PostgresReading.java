package dev.turnstone.jdbc.postgres;

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
abstract class PostgresReading {
  TestDatabase database;

  @BeforeEach
  void open() {
    database = Databases.postgres();
  }

  @AfterEach
  void close() {
    database.close();
  }

  Catalog read(boolean counted) {
    return read(counted, "");
  }

  Catalog read(boolean counted, String options) {
    try (Connection connection = database.connect()) {
      return new PostgresCatalogReader(connection, address(options)).read(counted);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Address address(String options) {
    return ConnectionText.parse(database.connString() + options);
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

  static Table named(Catalog catalog, String name) {
    return catalog.table(new TableName("public", name)).orElseThrow();
  }

  static TableKind kind(Catalog catalog, String name) {
    return named(catalog, name).kind();
  }
}
