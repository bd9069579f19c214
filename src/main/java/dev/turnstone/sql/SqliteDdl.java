package dev.turnstone.sql;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Generation.Computed;
import dev.turnstone.catalog.Generation.Identity;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Trigger;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statements that make, complete, empty of hindrances and restore a SQLite table. */
final class SqliteDdl {
  private final Dialect dialect;

  SqliteDdl(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Keys, foreign keys and checks can only be made with the table. */
  List<String> createTable(Table table) {
    Optional<Column> counter = counter(table);
    boolean never = neverTwice(table);
    List<String> lines = new ArrayList<>();
    for (Column column : table.columns()) {
      Optional<Key> counts = table.primaryKey().filter(k -> counter.equals(Optional.of(column)));
      lines.add(column(column, counts, never));
    }
    table.keys().stream()
        .filter(SqliteDdl::isConstraint)
        .filter(k -> !k.primary() || counter.isEmpty())
        .forEach(k -> lines.add(key(k)));
    table.foreignKeys().forEach(k -> lines.add(foreignKey(k)));
    for (Check check : table.checks()) {
      lines.add(constraint(check.name()) + "CHECK (" + check.expression() + ")");
    }
    return List.of(
        "CREATE TABLE "
            + name(table)
            + " (\n  "
            + String.join(",\n  ", lines)
            + "\n)"
            + form(table));
  }

  private static String form(Table table) {
    String storage = table.traits().storage();
    List<String> words = new ArrayList<>();
    if (storage.contains("without rowid")) words.add("WITHOUT ROWID");
    if (storage.contains("strict")) words.add("STRICT");
    return words.isEmpty() ? "" : " " + String.join(", ", words);
  }

  /** True when no number is given again after its row is gone. */
  private static boolean neverTwice(Table table) {
    return table.traits().storage().contains("autoincrement");
  }

  /** Keeps the last number given, of which SQLite has a row once there was one. */
  List<String> countFrom(Table table, BigInteger next) {
    if (counter(table).isEmpty() || !neverTwice(table)) return List.of();
    String name = dialect.literal(table.name().name());
    BigInteger last = next.subtract(BigInteger.ONE).min(BigInteger.valueOf(Long.MAX_VALUE));
    return List.of(
        "INSERT INTO sqlite_sequence (name, seq) SELECT "
            + name
            + ", 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = "
            + name
            + ")",
        "UPDATE sqlite_sequence SET seq = max(seq, " + last + ") WHERE name = " + name);
  }

  /** The column that counts up: it has to be the whole primary key and an INTEGER. */
  private static Optional<Column> counter(Table table) {
    return table
        .primaryKey()
        .filter(k -> k.plain() && k.parts().size() == 1)
        .flatMap(k -> table.column(k.columns().get(0)))
        .filter(c -> c.generation().orElse(null) instanceof Identity)
        .filter(c -> c.nativeType().equalsIgnoreCase("INTEGER"))
        .filter(c -> !table.traits().storage().contains("without rowid"));
  }

  private String column(Column column, Optional<Key> counts, boolean never) {
    StringBuilder text = new StringBuilder(dialect.quote(column.name()));
    if (!column.nativeType().isEmpty()) text.append(' ').append(column.nativeType());
    counts.ifPresent(k -> text.append(' ').append(constraint(k.name())).append("PRIMARY KEY"));
    if (counts.isPresent() && never) text.append(" AUTOINCREMENT");
    if (!column.nullable()) text.append(" NOT NULL");
    column.collation().ifPresent(c -> text.append(" COLLATE ").append(dialect.quote(c)));
    if (column.generation().orElse(null) instanceof Computed computed) {
      text.append(" GENERATED ALWAYS AS (").append(computed.expression()).append(")");
      return text.append(computed.stored() ? " STORED" : " VIRTUAL").toString();
    }
    column
        .defaultSql()
        .ifPresent(
            d -> text.append(" DEFAULT ").append(Quoting.isPlainLiteral(d) ? d : "(" + d + ")"));
    return text.toString();
  }

  private static boolean isConstraint(Key key) {
    return key.primary() || (key.plain() && key.parts().stream().noneMatch(KeyPart::descending));
  }

  private String key(Key key) {
    return constraint(key.name())
        + (key.primary() ? "PRIMARY KEY " : "UNIQUE ")
        + parts(key.parts());
  }

  private String foreignKey(ForeignKey key) {
    return constraint(key.name())
        + ForeignKeyText.clause(dialect, key, t -> dialect.quote(t.name()))
        + ForeignKeyText.deferral(key.deferral());
  }

  List<String> completeTable(Table table) {
    List<String> statements = new ArrayList<>();
    for (Key key : table.keys()) {
      if (!isConstraint(key)) {
        statements.add(
            create("UNIQUE INDEX ", table, key.name(), key.parts()) + where(key.predicate()));
      }
    }
    table.indexes().forEach(i -> statements.add(index(table, i)));
    return statements;
  }

  List<String> beforeLoad(Table table) {
    List<String> statements = new ArrayList<>();
    table
        .indexes()
        .forEach(i -> statements.add("DROP INDEX " + indexName(table, i.name(), i.parts())));
    for (Trigger trigger : table.traits().triggers()) {
      statements.add(
          "DROP TRIGGER " + dialect.quote(new TableName(table.name().schema(), trigger.name())));
    }
    return statements;
  }

  List<String> afterLoad(Table table) {
    List<String> statements = new ArrayList<>();
    table.indexes().forEach(i -> statements.add(index(table, i)));
    table.traits().triggers().forEach(t -> statements.add(t.definition()));
    return statements;
  }

  private String index(Table table, Index index) {
    return create("INDEX ", table, index.name(), index.parts()) + where(index.predicate());
  }

  private String create(String kind, Table table, String name, List<KeyPart> parts) {
    return "CREATE "
        + kind
        + indexName(table, name, parts)
        + " ON "
        + dialect.quote(table.name().name())
        + " "
        + parts(parts);
  }

  /** SQLite wants a name for every index; one that begins with sqlite_ is its own. */
  private String indexName(Table table, String name, List<KeyPart> parts) {
    String told =
        name.isEmpty() || isReserved(name)
            ? table.name().name()
                + "_"
                + parts.stream()
                    .map(p -> p.column().orElse("expression"))
                    .collect(Collectors.joining("_"))
            : name;
    return dialect.quote(new TableName(table.name().schema(), told));
  }

  private String parts(List<KeyPart> parts) {
    return parts.stream().map(this::part).collect(Collectors.joining(", ", "(", ")"));
  }

  private String part(KeyPart part) {
    if (part.prefix().isPresent()) {
      throw new IllegalArgumentException("SQLite has no keys over the start of a value");
    }
    return part.column().map(dialect::quote).orElseGet(() -> part.expression().orElseThrow())
        + part.collation().map(c -> " COLLATE " + dialect.quote(c)).orElse("")
        + (part.descending() ? " DESC" : "");
  }

  private String name(Table table) {
    return dialect.quote(table.name());
  }

  private String constraint(String name) {
    return name.isEmpty() || isReserved(name) ? "" : "CONSTRAINT " + dialect.quote(name) + " ";
  }

  private static boolean isReserved(String name) {
    return name.regionMatches(true, 0, "sqlite_", 0, "sqlite_".length());
  }

  private static String where(Optional<String> predicate) {
    return predicate.map(p -> " WHERE " + p).orElse("");
  }
}
