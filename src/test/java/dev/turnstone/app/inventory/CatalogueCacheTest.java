package dev.turnstone.app.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.app.Workspace;
import dev.turnstone.app.connection.Side;
import dev.turnstone.app.inventory.CatalogueCache.Kept;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.support.Catalogs;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A catalogue that was read is at hand when the migration is opened again. */
class CatalogueCacheTest {
  private static final Instant NOW = Instant.parse("2026-10-31T12:00:00Z");
  private static final String SHOP = "sqlite:shop.db";

  @TempDir Path folder;

  private Workspace workspace;
  private CatalogueCache cache;

  @BeforeEach
  void open() {
    workspace = new Workspace(folder.resolve("workspace"));
    cache = new CatalogueCache(workspace);
  }

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.SQLITE, TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void whatWasReadIsThereAgainToTheLastDetail(String vendor) {
    try (TestDatabase database = Databases.of(vendor, folder)) {
      database.execute(
          "create table country(code char(2) primary key, name varchar(80) not null default 'x')",
          "create table person(id integer primary key, country char(2) references country(code),"
              + " born date, pay decimal(12,2) check (pay > 0), unique(country, born))",
          "create index person_born on person(born desc)",
          "create view old as select * from person");
      Credentials secrets = Credentials.of(database.password().toCharArray(), new char[0]);
      Catalog catalog =
          new Engine(workspace, Clock.systemUTC()).inspect(database.connString(), secrets, true);
      cache.write(Side.SOURCE, SHOP, catalog, NOW);
      assertEquals(
          Optional.of(new Kept(catalog, NOW, catalog.fingerprint())),
          new CatalogueCache(workspace).read(Side.SOURCE, SHOP));
    }
  }

  @Test
  void anotherDatabaseOrSideHasNone() {
    cache.write(Side.SOURCE, SHOP, Catalogs.sqlite(), NOW);
    assertEquals(Optional.empty(), cache.read(Side.TARGET, SHOP));
    assertEquals(Optional.empty(), cache.read(Side.SOURCE, "sqlite:other.db"));
  }

  @Test
  void whatCannotBeReadIsNoReasonToRefuseWork() throws IOException {
    assertEquals(Optional.empty(), cache.read(Side.SOURCE, SHOP));
    cache.write(Side.SOURCE, SHOP, Catalogs.sqlite(), NOW);
    Path file = workspace.folder().resolve("catalogue-source.json");
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 2));
    assertEquals(Optional.empty(), cache.read(Side.SOURCE, SHOP));
  }

  /** The limits are 0.5 s and 3 s on a machine of its own; this one is shared. */
  @ParameterizedTest
  @CsvSource({"1000, 2.5", "10000, 12"})
  void manyTablesAreThereAtOnce(int tables, double most) {
    Table[] all =
        IntStream.range(0, tables)
            .mapToObj(i -> table(i, i == 0 ? "" : "table_" + i / 2))
            .toArray(Table[]::new);
    Catalog catalog = Catalogs.sqlite(all);
    cache.write(Side.SOURCE, SHOP, catalog, NOW);
    long begun = System.nanoTime();
    Kept kept = new CatalogueCache(workspace).read(Side.SOURCE, SHOP).orElseThrow();
    double seconds = (System.nanoTime() - begun) / 1e9;
    assertEquals(tables, kept.catalog().tables().size());
    assertTrue(seconds < most, seconds + " s");
  }

  private static Table table(int number, String parent) {
    Table table =
        Catalogs.withKey(
            Catalogs.table(
                "main",
                "table_" + number,
                "id int64",
                "parent int64?",
                "a text",
                "b text(80)",
                "c date",
                "d decimal(12,2)",
                "e timestamp(6)?",
                "f uuid",
                "g json",
                "h bool"),
            "id");
    return parent.isEmpty()
        ? table
        : Catalogs.referring(table, "parent", new TableName("main", parent), "id");
  }
}
