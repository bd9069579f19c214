package dev.turnstone.sql;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Generation.Identity;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.catalog.Vendor;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statements that make, complete, empty of hindrances and restore a MariaDB table. */
final class MySqlDdl {
  private static final int LONGEST_COMMENT = 2048;
  private static final BigInteger LAST_NUMBER = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private final Dialect dialect;
  private final MySqlColumns columns;

  MySqlDdl(Dialect dialect) {
    this.dialect = dialect;
    this.columns = new MySqlColumns(dialect);
  }

  List<String> createTable(Table table) {
    List<String> lines = new ArrayList<>();
    table.columns().forEach(c -> lines.add(columns.define(c)));
    table.primaryKey().ifPresent(k -> lines.add(key(k)));
    counterKey(table).ifPresent(k -> lines.add(key(k)));
    if (counterNeedsIndex(table)) {
      lines.add("KEY (" + dialect.quote(counter(table).orElseThrow().name()) + ")");
    }
    for (Check check : table.checks()) {
      if (!impliedByType(table, check)) {
        lines.add(constraint(check.name()) + "CHECK (" + check.expression() + ")");
      }
    }
    return escaped(
        "CREATE TABLE "
            + name(table)
            + " (\n  "
            + String.join(",\n  ", lines)
            + "\n) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE "
            + collation()
            + table
                .traits()
                .comment()
                .map(c -> " COMMENT=" + MySqlColumns.comment(c, LONGEST_COMMENT))
                .orElse(""));
  }

  /** Texts are equal only when they are the same characters, spaces at their end included. */
  private String collation() {
    return dialect.vendor() == Vendor.MARIADB ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";
  }

  /** Catalogues spell backslashes doubled, whatever the session; so it has to read them so. */
  private static List<String> escaped(String statement) {
    if (statement.indexOf('\\') < 0) return List.of(statement);
    return List.of(
        "SET @turnstone_sql_mode = @@SESSION.sql_mode",
        "SET SESSION sql_mode = REPLACE(@@SESSION.sql_mode, 'NO_BACKSLASH_ESCAPES', '')",
        statement,
        "SET SESSION sql_mode = @turnstone_sql_mode");
  }

  /** MariaDB's JSON type brings its own check. */
  private static boolean impliedByType(Table table, Check check) {
    return table.columns().stream()
        .filter(c -> c.nativeType().equalsIgnoreCase("json"))
        .anyMatch(
            c ->
                check
                    .expression()
                    .equalsIgnoreCase("json_valid(`" + c.name().replace("`", "``") + "`)"));
  }

  private static Optional<Column> counter(Table table) {
    return table.columns().stream()
        .filter(c -> c.generation().orElse(null) instanceof Identity)
        .findFirst();
  }

  /** A column that counts up has to lead a key from the start; this is the one where it does. */
  private static Optional<Key> counterKey(Table table) {
    Optional<Column> counter = counter(table);
    if (counter.isEmpty() || table.primaryKey().filter(k -> leads(k, counter.get())).isPresent()) {
      return Optional.empty();
    }
    return table.keys().stream().filter(k -> !k.primary() && leads(k, counter.get())).findFirst();
  }

  private static boolean counterNeedsIndex(Table table) {
    return counter(table)
        .filter(c -> table.keys().stream().noneMatch(k -> leads(k, c)))
        .isPresent();
  }

  private static boolean leads(Key key, Column column) {
    return key.parts().get(0).column().filter(column.name()::equals).isPresent();
  }

  List<String> completeTable(Table table) {
    Optional<Key> made = counterKey(table);
    List<String> additions =
        new ArrayList<>(
            table.keys().stream()
                .filter(k -> !k.primary() && !made.equals(Optional.of(k)))
                .map(k -> "ADD " + key(k))
                .toList());
    return addIndexes(table, additions);
  }

  /** All in one ALTER TABLE, which reads the rows once; InnoDB makes full text indexes singly. */
  private List<String> addIndexes(Table table, List<String> additions) {
    List<String> statements = new ArrayList<>();
    for (Index index : table.indexes()) {
      if (index.method().equals("fulltext")) {
        statements.add(alter(table, "ADD " + index(table, index)));
      } else {
        additions.add("ADD " + index(table, index));
      }
    }
    if (!additions.isEmpty()) statements.add(0, alter(table, String.join(", ", additions)));
    return statements;
  }

  private String key(Key key) {
    if (key.predicate().isPresent()) {
      throw new IllegalArgumentException(dialect.vendor().title() + " has no partial keys");
    }
    return (key.primary() ? "PRIMARY KEY " : "UNIQUE KEY " + indexName(key.name()))
        + key.parts().stream()
            .map(p -> part(p, Integer.MAX_VALUE, Optional.empty()))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private String index(Table table, Index index) {
    if (index.predicate().isPresent()) {
      throw new IllegalArgumentException(dialect.vendor().title() + " has no partial indexes");
    }
    String kind =
        switch (index.method()) {
          case "fulltext" -> "FULLTEXT INDEX ";
          case "spatial", "rtree" -> "SPATIAL INDEX ";
          default -> "INDEX ";
        };
    boolean whole = !kind.equals("INDEX ");
    int budget = whole ? Integer.MAX_VALUE : MySqlTypes.KEY_BYTES / index.parts().size();
    return kind
        + indexName(index.name())
        + index.parts().stream()
            .map(p -> part(p, budget, p.column().flatMap(table::column)))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** A column too long for its share of an index is indexed by its start. */
  private String part(KeyPart part, int budget, Optional<Column> column) {
    if (part.column().isEmpty()) {
      if (dialect.vendor() == Vendor.MARIADB) {
        throw new IllegalArgumentException("MariaDB has no keys over expressions");
      }
      return "(" + part.expression().orElseThrow() + ")" + (part.descending() ? " DESC" : "");
    }
    String length = part.prefix().isPresent() ? "(" + part.prefix().getAsInt() + ")" : "";
    if (length.isEmpty() && column.filter(c -> keyBytes(c) > budget).isPresent()) {
      String type = column.orElseThrow().nativeType().toLowerCase(Locale.ROOT);
      boolean bytes = type.contains("blob") || type.contains("binary");
      length = "(" + (bytes ? budget : budget / MySqlTypes.CHARACTER_BYTES) + ")";
    }
    return dialect.quote(part.column().get()) + length + (part.descending() ? " DESC" : "");
  }

  private int keyBytes(Column column) {
    return MySqlWidth.of(column, dialect.vendor()).key();
  }

  /** Checks are off only for this statement, so that it does not read the rows. */
  List<String> addForeignKey(Table table, ForeignKey key) {
    String statement =
        alter(
            table,
            "ADD " + constraint(key.name()) + ForeignKeyText.clause(dialect, key, dialect::quote));
    if (dialect.vendor() == Vendor.MARIADB) {
      return List.of("SET STATEMENT foreign_key_checks = 0 FOR " + statement);
    }
    return List.of(
        "SET SESSION foreign_key_checks = 0", statement, "SET SESSION foreign_key_checks = 1");
  }

  List<String> countFrom(Table table, BigInteger next) {
    return counter(table).isEmpty()
        ? List.of()
        : List.of(alter(table, "AUTO_INCREMENT = " + next.min(LAST_NUMBER)));
  }

  List<String> beforeLoad(Table table) {
    List<String> drops = new ArrayList<>();
    table.foreignKeys().forEach(k -> drops.add("DROP FOREIGN KEY " + dialect.quote(k.name())));
    removable(table).forEach(i -> drops.add("DROP INDEX " + dialect.quote(i.name())));
    List<String> statements = new ArrayList<>();
    if (!drops.isEmpty()) statements.add(alter(table, String.join(", ", drops)));
    for (Trigger trigger : table.traits().triggers()) {
      statements.add(
          "DROP TRIGGER " + dialect.quote(new TableName(table.name().schema(), trigger.name())));
    }
    return statements;
  }

  List<String> afterLoad(Table table) {
    Table without =
        new Table(
            table.name(),
            table.kind(),
            table.columns(),
            List.of(),
            List.of(),
            removable(table),
            List.of(),
            table.traits());
    List<String> statements = new ArrayList<>(addIndexes(without, new ArrayList<>()));
    table.traits().triggers().forEach(t -> statements.addAll(escaped(t.definition())));
    return statements;
  }

  /** Every index but the one that lets a column count up. */
  private static List<Index> removable(Table table) {
    if (!counterNeedsIndex(table)) return table.indexes();
    String counter = counter(table).orElseThrow().name();
    return table.indexes().stream()
        .filter(i -> i.parts().get(0).column().filter(counter::equals).isEmpty())
        .toList();
  }

  private String alter(Table table, String changes) {
    return "ALTER TABLE " + name(table) + " " + changes;
  }

  private String name(Table table) {
    return dialect.quote(table.name());
  }

  private String constraint(String name) {
    return name.isEmpty() ? "" : "CONSTRAINT " + dialect.quote(name) + " ";
  }

  private String indexName(String name) {
    return name.isEmpty() ? "" : dialect.quote(name) + " ";
  }
}
