package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.Address;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database of its own for each test, and what the catalogue says of it. */
abstract class SqliteReading {
  @TempDir Path folder;
  TestDatabase database;

  @BeforeEach
  void open() {
    database = Databases.sqlite(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  Catalog read(boolean counted) {
    try (Connection connection = database.connect()) {
      return new SqliteCatalogReader(connection, Address.sqlite(database.database())).read(counted);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Table table(String name) {
    return named(read(false), name);
  }

  List<String> kindsLeftBehind() {
    return read(false).leftBehind().stream().map(LeftBehind::kind).toList();
  }

  static Table named(Catalog catalog, String name) {
    return catalog.table(new TableName("main", name)).orElseThrow();
  }

  static TableKind kind(Catalog catalog, String name) {
    return named(catalog, name).kind();
  }
}
