package dev.turnstone.run.stage;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.row.Stage;
import dev.turnstone.row.Stage.Part;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TableWrite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** How what is known by the name of a table is called in the new table that is loaded beside it. */
public final class StagedNames {
  private final List<Stage> stages;
  private final boolean references;

  /**
   * For these stages.
   *
   * @param vendor of the database; where names of references are the database's they differ, too
   */
  public StagedNames(List<Stage> stages, Vendor vendor) {
    this.stages = List.copyOf(stages);
    this.references = vendor.mysqlFamily();
  }

  List<Stage> stages() {
    return stages;
  }

  /** The stage of this table. */
  Optional<Stage> of(TableName table) {
    return stages.stream().filter(s -> s.table().equals(table)).findFirst();
  }

  /** The table's name in the database. */
  TableName there(TableName table) {
    return of(table).map(Stage::staged).orElse(table);
  }

  /** The table as it is called in the database. */
  public Table there(Table table) {
    return of(table.name())
        .map(s -> renamed(table, s.staged(), names(s, Part::name, Part::staged)))
        .orElse(table);
  }

  /** A new table of the database under the name of the one whose place it will take. */
  Table here(Table table) {
    return stages.stream()
        .filter(s -> s.staged().equals(table.name()))
        .findFirst()
        .map(s -> renamed(table, s.table(), names(s, Part::staged, Part::name)))
        .orElse(table);
  }

  /** A reference of this table as it is called in the database. */
  ForeignKey there(Table table, ForeignKey key) {
    return of(table.name()).map(s -> renamed(key, names(s, Part::name, Part::staged))).orElse(key);
  }

  TableRead there(TableRead read) {
    if (of(read.table().name()).isEmpty()) {
      return read;
    }
    return new TableRead(there(read.table()), read.columns(), read.condition(), read.mostBytes());
  }

  TableWrite there(TableWrite write) {
    return new TableWrite(
        there(write.table()), write.columns(), write.key(), write.mode(), write.onceIn());
  }

  private static UnaryOperator<String> names(
      Stage stage, Function<Part, String> from, Function<Part, String> to) {
    Map<String, String> names = new HashMap<>();
    stage.parts().forEach(p -> names.put(from.apply(p), to.apply(p)));
    return name -> names.getOrDefault(name, name);
  }

  private Table renamed(Table table, TableName name, UnaryOperator<String> names) {
    UnaryOperator<String> others = references ? UnaryOperator.identity() : names;
    return new Table(
        name,
        table.kind(),
        table.columns(),
        table.keys().stream().map(k -> renamed(k, others)).toList(),
        table.foreignKeys().stream().map(k -> renamed(k, names)).toList(),
        table.indexes().stream().map(i -> renamed(i, others)).toList(),
        table.checks(),
        renamed(table.traits(), names));
  }

  private static Key renamed(Key key, UnaryOperator<String> names) {
    return new Key(
        names.apply(key.name()),
        key.primary(),
        key.parts(),
        key.predicate(),
        key.deferrable(),
        key.nullsEqual());
  }

  private static Index renamed(Index index, UnaryOperator<String> names) {
    return new Index(names.apply(index.name()), index.parts(), index.predicate(), index.method());
  }

  private ForeignKey renamed(ForeignKey key, UnaryOperator<String> names) {
    if (!references) {
      return key;
    }
    return new ForeignKey(
        names.apply(key.name()),
        key.columns(),
        key.target(),
        key.targetColumns(),
        key.onUpdate(),
        key.onDelete(),
        key.deferral(),
        key.validated());
  }

  private static TableTraits renamed(TableTraits traits, UnaryOperator<String> names) {
    Map<String, String> comments =
        traits.constraintComments().entrySet().stream()
            .collect(Collectors.toMap(e -> names.apply(e.getKey()), Map.Entry::getValue));
    return new TableTraits(
        traits.rows(),
        traits.estimatedRows(),
        traits.storage(),
        traits.rowSecurity(),
        traits.parent(),
        traits.triggers(),
        traits.comment(),
        comments);
  }
}
