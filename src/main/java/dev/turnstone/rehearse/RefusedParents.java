package dev.turnstone.rehearse;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.journal.SetAside;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.row.KeyedStore;
import dev.turnstone.row.OriginalValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are set aside, by the values that a foreign key refers to: what a row follows that
 * refers to one of them. Owned by one thread.
 */
public final class RefusedParents {
  private final ForeignKey key;
  private final KeyedStore labels;

  /**
   * For one foreign key.
   *
   * @param labels empty; closed by the caller
   */
  public RefusedParents(ForeignKey key, KeyedStore labels) {
    this.key = key;
    this.labels = labels;
  }

  /**
   * Adds a row that is set aside.
   *
   * @param values its values by target column
   */
  public void add(SetAside row, Map<String, OriginalValue> values) {
    String table = row.table().substring(row.table().indexOf('.') + 1);
    String label = table + " " + String.join(", ", row.key().values());
    byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
    labels.put(bytes(key.targetColumns(), values), bytes, bytes);
  }

  /**
   * The row that is set aside and that another refers to, as {@code table key}; empty when there is
   * none.
   *
   * @param child the other row's values by target column
   */
  public Optional<String> find(Map<String, OriginalValue> child) {
    byte[] label = labels.get(bytes(key.columns(), child));
    return Optional.ofNullable(label).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Values of a row of the source by the target columns that are plain copies of them. */
  public static Map<String, OriginalValue> byTarget(TablePlan plan, SetAside row) {
    Map<String, OriginalValue> values = new LinkedHashMap<>();
    for (FieldPlan field : plan.fields()) {
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
}
