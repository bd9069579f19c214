package dev.turnstone.run;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.SetAside;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.row.KeyedStore;
import dev.turnstone.row.OriginalValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The set-aside rows of the table that a foreign key refers to, by the values it refers to. They
 * are read when the first is asked for, into a file: there may be as many as rows. Owned by one
 * thread.
 */
final class SetAsideParents implements AutoCloseable {
  private final Journal journal;
  private final Optional<TableGoal> parent;
  private final ForeignKey key;
  private @Nullable KeyedStore labels;

  SetAsideParents(Journal journal, List<TableGoal> goals, ForeignKey key) {
    this.journal = journal;
    this.key = key;
    this.parent = goals.stream().filter(g -> g.table().name().equals(key.target())).findFirst();
  }

  /**
   * The set-aside row that a row refers to, as {@code table key}; empty when there is none.
   *
   * @param child the row's values by column
   */
  Optional<String> find(Map<String, OriginalValue> child) {
    if (parent.isEmpty()) {
      return Optional.empty();
    }
    byte[] label = labels(parent.get()).get(bytes(key.columns(), child));
    return Optional.ofNullable(label).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private KeyedStore labels(TableGoal goal) {
    KeyedStore known = labels;
    if (known == null) {
      known = journal.keyedStore();
      labels = known;
      fill(known, goal);
    }
    return known;
  }

  private void fill(KeyedStore filling, TableGoal goal) {
    String table = goal.table().name().name();
    journal.setAside(
        goal.table().name().toString(),
        row -> {
          byte[] referred = bytes(key.targetColumns(), byTarget(goal, row));
          String label = table + " " + String.join(", ", row.key().values());
          byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
          filling.put(referred, bytes, bytes);
        });
  }

  /** Values of a set-aside row by target column; most rows keep them by source column. */
  private static Map<String, OriginalValue> byTarget(TableGoal goal, SetAside row) {
    if (row.chunk() == Orphans.FROM_TARGET) {
      return row.original();
    }
    Map<String, OriginalValue> values = new LinkedHashMap<>();
    for (FieldPlan field : goal.plan().fields()) {
      if (field.rule() instanceof FieldRule.Copy copy) {
        OriginalValue value = row.original().get(copy.column());
        if (value != null) {
          values.put(field.target(), value);
        }
      }
    }
    return values;
  }

  /** The columns' values, each with its length, so that no two lists are the same bytes. */
  private static byte[] bytes(List<String> columns, Map<String, OriginalValue> values) {
    StringBuilder all = new StringBuilder();
    for (String column : columns) {
      String text = text(values.get(column));
      all.append(text.length()).append(' ').append(text);
    }
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String text(@Nullable OriginalValue value) {
    return value == null ? "" : value.value().or(value::hex).orElse("");
  }

  @Override
  public void close() {
    if (labels != null) {
      labels.close();
    }
  }
}
