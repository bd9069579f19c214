package dev.turnstone.app.scratch;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The structure of a table's scratch copy: everything that rows meet when they are written, under
 * names of its own, and nothing that could touch another object.
 */
final class ScratchDefinition {
  private final String prefix;
  private int number;

  private ScratchDefinition(String prefix) {
    this.prefix = prefix;
  }

  /**
   * The copy.
   *
   * @param parents the copies that hold every row of the tables they are of; references to others
   *     are left out, because rows of a slice would break them
   */
  static Table of(Table table, TableName copy, Map<TableName, TableName> parents) {
    ScratchDefinition names = new ScratchDefinition(copy.name() + "_");
    return new Table(
        copy,
        TableKind.PLAIN,
        table.columns().stream().map(ScratchDefinition::column).toList(),
        table.keys().stream().map(names::key).toList(),
        table.foreignKeys().stream()
            .filter(k -> parents.containsKey(k.target()))
            .map(k -> names.foreignKey(k, parents.getOrDefault(k.target(), copy)))
            .toList(),
        table.indexes().stream().map(names::index).toList(),
        table.checks().stream().map(names::check).toList(),
        new TableTraits(
            OptionalLong.empty(),
            OptionalLong.empty(),
            table.traits().storage(),
            false,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Map.of()));
  }

  /** What of the table its copy is without, in words; empty: nothing that matters to rows. */
  static List<String> without(Table table, Table copy) {
    List<String> words = new ArrayList<>();
    count(words, table.traits().triggers().size(), "trigger");
    count(words, table.foreignKeys().size() - copy.foreignKeys().size(), "foreign key");
    return words;
  }

  private static void count(List<String> words, int number, String what) {
    if (number > 0) {
      words.add(number + " " + what + (number == 1 ? "" : "s"));
    }
  }

  /** A default that asks another table's sequence would use its numbers up. */
  private static Column column(Column column) {
    boolean draws = column.defaultSql().filter(ScratchDefinition::draws).isPresent();
    boolean whole = column.type() instanceof LogicalType.Int;
    return new Column(
        column.name(),
        column.type(),
        column.nativeType(),
        column.nullable(),
        column.collation(),
        draws ? Optional.empty() : column.defaultSql(),
        draws && whole ? Optional.of(new Generation.Identity(false)) : column.generation(),
        Optional.empty());
  }

  private static boolean draws(String sql) {
    String lower = sql.toLowerCase(Locale.ROOT);
    return lower.contains("nextval(") || lower.contains("next value for");
  }

  private Key key(Key k) {
    return new Key(
        name(k.name()), k.primary(), k.parts(), k.predicate(), k.deferrable(), k.nullsEqual());
  }

  private Index index(Index i) {
    return new Index(name(i.name()), i.parts(), i.predicate(), i.method());
  }

  private Check check(Check c) {
    return new Check(name(c.name()), c.expression(), c.validated());
  }

  private ForeignKey foreignKey(ForeignKey k, TableName parent) {
    return new ForeignKey(
        name(k.name()),
        k.columns(),
        parent,
        k.targetColumns(),
        k.onUpdate(),
        k.onDelete(),
        k.deferral(),
        k.validated());
  }

  /** Names that mean nothing stay so: an engine makes its own of them. */
  private String name(String old) {
    boolean none = old.isEmpty() || old.equals("PRIMARY") || old.startsWith("sqlite_");
    return none ? old : prefix + ++number;
  }
}
