package dev.turnstone.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.CatalogReader;
import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.ForeignKey.Action;
import dev.turnstone.catalog.ForeignKey.Deferral;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Int;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address.Tls;
import dev.turnstone.jdbc.mariadb.MariaCatalogReader;
import dev.turnstone.jdbc.postgres.PostgresCatalogReader;
import dev.turnstone.jdbc.sqlite.SqliteCatalogReader;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import dev.turnstone.sql.TypeChoice;
import dev.turnstone.sql.Verdicts;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A designed table, made in a real database, reads back as it was designed. */
class DesignReadBackTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void everyChosenTypeIsReadAsItWasPromised(Vendor to) throws SQLException {
    Dialect dialect = Dialects.of(to);
    Map<String, String> promised = new TreeMap<>();
    List<Column> columns = new ArrayList<>();
    for (Vendor from : List.of(Vendor.SQLITE, Vendor.POSTGRESQL, Vendor.MARIADB)) {
      for (Verdicts.Entry entry :
          from == to ? List.<Verdicts.Entry>of() : Verdicts.table(from, to)) {
        for (int keyColumns : new int[] {0, 3}) {
          Column source = Column.of("c", entry.from(), "", true);
          TypeChoice choice = dialect.typeFor(source, from, keyColumns);
          if (promised.put(choice.nativeType(), choice.type().text()) == null) {
            columns.add(Column.of(choice.nativeType(), choice.type(), choice.nativeType(), true));
          }
        }
      }
    }
    try (TestDatabase database = database(to)) {
      Table design = table(schema(to, database), "t", columns);
      run(database, dialect.createTable(design));

      Map<String, String> read = new TreeMap<>();
      for (Column column : read(to, database, "t").columns()) {
        read.put(column.name(), column.type().text());
      }
      assertEquals(promised, read);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void keysIndexesChecksDefaultsAndCommentsAreAllThere(Vendor vendor) throws SQLException {
    Dialect dialect = Dialects.of(vendor);
    try (TestDatabase database = database(vendor)) {
      Table design = design(vendor, schema(vendor, database));
      run(database, dialect.createTable(design));
      run(database, dialect.completeTable(design));
      for (ForeignKey key : design.foreignKeys()) {
        run(database, dialect.addForeignKey(design, key));
      }

      Table read = read(vendor, database, design.name().name());

      assertEquals(design.columns(), read.columns());
      assertEquals(design.keys(), read.keys());
      assertEquals(design.foreignKeys(), read.foreignKeys());
      assertEquals(design.indexes(), read.indexes());
      assertEquals(List.of("told"), read.checks().stream().map(Check::name).toList());
      assertEquals(design.traits().comment(), read.traits().comment());
    }
  }

  private static Table design(Vendor vendor, String schema) {
    boolean sqlite = vendor == Vendor.SQLITE;
    boolean maria = vendor == Vendor.MARIADB;
    TableName name = new TableName(schema, "Stone");
    String whole = sqlite ? "INTEGER" : maria ? "bigint(20)" : "bigint";
    Column label = label(vendor);
    Column id =
        new Column(
            "id",
            new Int(64, true),
            whole,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Generation.Identity(false)),
            Optional.empty());
    Column up = Column.of("up", new Int(64, true), whole, true);
    return new Table(
        name,
        TableKind.PLAIN,
        List.of(id, label, up),
        List.of(
            Key.primary(maria ? "PRIMARY" : "Stone_pk", List.of("id")),
            Key.unique("Stone_label", List.of("Label", "up"))),
        List.of(toItself(name, vendor)),
        List.of(
            new Index(
                "Stone_idx",
                List.of(descending("up"), KeyPart.of("id")),
                Optional.empty(),
                "btree")),
        List.of(new Check("told", Dialects.of(vendor).quote("Label") + " <> ''", true)),
        traits(remark(vendor)));
  }

  private static ForeignKey toItself(TableName name, Vendor vendor) {
    return new ForeignKey(
        "Stone_up",
        List.of("up"),
        name,
        List.of("id"),
        Action.CASCADE,
        Action.SET_NULL,
        vendor == Vendor.POSTGRESQL ? Deferral.INITIALLY_DEFERRED : Deferral.NOT_DEFERRABLE,
        true);
  }

  private static TableTraits traits(Optional<String> remark) {
    return new TableTraits(
        OptionalLong.empty(),
        OptionalLong.empty(),
        "",
        false,
        Optional.empty(),
        List.of(),
        remark,
        Map.of());
  }

  private static Optional<String> remark(Vendor vendor) {
    return vendor == Vendor.SQLITE ? Optional.empty() : Optional.of("it's C:\\new \"x\"");
  }

  private static Column label(Vendor vendor) {
    boolean sqlite = vendor == Vendor.SQLITE;
    boolean maria = vendor == Vendor.MARIADB;
    String text = sqlite ? "VARCHAR(20)" : maria ? "varchar(20)" : "character varying(20)";
    Optional<String> collation = maria ? Optional.of("utf8mb4_nopad_bin") : Optional.empty();
    Dialect dialect = Dialects.of(vendor);
    return new Column(
        "Label",
        dialect.typeFor(Column.of("c", text(20), "", true), Vendor.POSTGRESQL, 0).type(),
        text,
        false,
        collation,
        Optional.of(vendor == Vendor.POSTGRESQL ? "'it''s'::character varying" : "'it''s'"),
        Optional.empty(),
        remark(vendor));
  }

  private static LogicalType text(int max) {
    return new LogicalType.Text(OptionalInt.of(max), false);
  }

  private static KeyPart descending(String column) {
    return new KeyPart(
        Optional.of(column), Optional.empty(), OptionalInt.empty(), true, Optional.empty());
  }

  private static Table table(String schema, String name, List<Column> columns) {
    return new Table(
        new TableName(schema, name),
        TableKind.PLAIN,
        columns,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        TableTraits.NONE);
  }

  private TestDatabase database(Vendor vendor) {
    return switch (vendor) {
      case SQLITE -> Databases.sqlite(folder);
      case POSTGRESQL -> Databases.postgres();
      case MARIADB, MYSQL -> Databases.mariadb();
    };
  }

  private static String schema(Vendor vendor, TestDatabase database) {
    return switch (vendor) {
      case SQLITE -> "main";
      case POSTGRESQL -> "public";
      case MARIADB, MYSQL -> database.database();
    };
  }

  private static void run(TestDatabase database, List<String> statements) {
    database.execute(statements.toArray(String[]::new));
  }

  private static Table read(Vendor vendor, TestDatabase database, String name) throws SQLException {
    try (Connection connection = database.connect()) {
      Address address =
          vendor == Vendor.SQLITE
              ? Address.sqlite(database.database())
              : new Address(
                  vendor,
                  database.host(),
                  database.port(),
                  database.database(),
                  database.user(),
                  Optional.empty(),
                  Tls.OFF);
      CatalogReader reader =
          switch (vendor) {
            case SQLITE -> new SqliteCatalogReader(connection, address);
            case POSTGRESQL -> new PostgresCatalogReader(connection, address);
            case MARIADB, MYSQL -> new MariaCatalogReader(connection, address);
          };
      TableName wanted = new TableName(schema(vendor, database), name);
      return reader.read(false).table(wanted).orElseThrow();
    }
  }
}
