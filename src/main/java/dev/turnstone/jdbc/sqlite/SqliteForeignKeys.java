package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.ForeignKey.Action;
import dev.turnstone.catalog.ForeignKey.Deferral;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.GivenNames;
import dev.turnstone.jdbc.sqlite.SqliteSchema.Listed;
import dev.turnstone.jdbc.sqlite.SqliteSchema.RawColumn;
import dev.turnstone.jdbc.sqlite.SqliteSchema.RawReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes the foreign keys of SQLite tables. SQLite never checks that what one names exists, so some
 * lead nowhere; these are listed as left behind.
 */
final class SqliteForeignKeys {
  private static final String MAIN = "main";

  private final SqliteSchema schema;
  private final GivenNames names;
  private final Map<String, Listed> tables;
  private final List<LeftBehind> leftBehind = new ArrayList<>();

  SqliteForeignKeys(SqliteSchema schema, GivenNames names) {
    this.schema = schema;
    this.names = names;
    this.tables =
        schema.listed().values().stream()
            .filter(Listed::holdsRows)
            .collect(Collectors.toMap(t -> SqliteNames.fold(t.name()), t -> t, (a, b) -> a));
  }

  /** Those of one table, in the order of its text. */
  List<ForeignKey> of(String table, TableText text) {
    Map<Integer, List<RawReference>> byId =
        schema.references().getOrDefault(table, List.of()).stream()
            .collect(
                Collectors.groupingBy(RawReference::id, LinkedHashMap::new, Collectors.toList()));
    List<ForeignKey> made = new ArrayList<>();
    int place = 0;
    boolean inStep = byId.size() == text.references().size();
    for (List<RawReference> parts : byId.values()) {
      TableText.Reference written =
          inStep
              ? text.references().get(place)
              : new TableText.Reference(Optional.empty(), Deferral.NOT_DEFERRABLE);
      key(table, parts, written).ifPresent(made::add);
      place++;
    }
    return made;
  }

  /** The ones that could not be made. */
  List<LeftBehind> leftBehind() {
    return leftBehind;
  }

  private Optional<ForeignKey> key(
      String table, List<RawReference> parts, TableText.Reference written) {
    List<String> columns = parts.stream().map(RawReference::column).toList();
    Listed target = tables.get(SqliteNames.fold(parts.get(0).target()));
    List<String> targetColumns = target == null ? List.of() : targetColumns(target, parts);
    String name = written.name().orElseGet(() -> names.give(table, columns, "fkey"));
    if (target == null || targetColumns.size() != columns.size()) {
      String reason =
          "it refers to " + parts.get(0).target() + " in a way that leads to no table and column";
      leftBehind.add(
          new LeftBehind("foreign key", new TableName(MAIN, table + "." + name), reason));
      return Optional.empty();
    }
    return Optional.of(
        new ForeignKey(
            name,
            columns,
            new TableName(MAIN, target.name()),
            targetColumns,
            action(parts.get(0).actions().onUpdate()),
            action(parts.get(0).actions().onDelete()),
            written.deferral(),
            true));
  }

  /** As the target spells them; its primary key where none are named. */
  private List<String> targetColumns(Listed target, List<RawReference> parts) {
    List<RawColumn> there = schema.columns().getOrDefault(target.name(), List.of());
    if (parts.get(0).targetColumn().isEmpty()) {
      return SqliteKeys.primaryKey(there).stream().map(RawColumn::name).toList();
    }
    Map<String, String> spelled =
        there.stream().collect(Collectors.toMap(c -> SqliteNames.fold(c.name()), RawColumn::name));
    return parts.stream()
        .flatMap(p -> p.targetColumn().stream())
        .flatMap(c -> Optional.ofNullable(spelled.get(SqliteNames.fold(c))).stream())
        .toList();
  }

  private static Action action(String word) {
    return switch (word) {
      case "RESTRICT" -> Action.RESTRICT;
      case "CASCADE" -> Action.CASCADE;
      case "SET NULL" -> Action.SET_NULL;
      case "SET DEFAULT" -> Action.SET_DEFAULT;
      default -> Action.NO_ACTION;
    };
  }
}
