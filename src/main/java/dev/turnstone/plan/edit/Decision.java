package dev.turnstone.plan.edit;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.WriteMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One thing a person decides about tables or columns of a plan. */
public sealed interface Decision {
  /** Decided for columns. */
  sealed interface OfColumns extends Decision {}

  /** Decided for tables. */
  sealed interface OfTables extends Decision {}

  /** The source column is read in this way; only for columns that are filled from one. */
  record ReadAs(Decoder decoder) implements OfColumns {}

  /** The source column is copied as it is, without any decision on how to read it. */
  record CopyAsItIs() implements OfColumns {}

  /** A constant or an expression fills the column, also one that nothing filled before. */
  record Fill(FieldRule rule) implements OfColumns {}

  /**
   * Values of the source column are replaced; pairs are added to those that are there.
   *
   * @param values from canonical text to canonical text; an empty replacement means NULL
   * @param nullTo what NULL becomes; empty: as before
   * @param otherwise what happens to values that are not listed; empty: as before, at first they
   *     are set aside
   */
  record MapValues(
      Map<String, Optional<String>> values, Optional<String> nullTo, Optional<Unlisted> otherwise)
      implements OfColumns {
    public MapValues {
      values = Map.copyOf(values);
    }
  }

  /**
   * The value is looked up in another table of the source.
   *
   * @param from {@code table.column} or {@code schema.table.column}: the value that is taken
   * @param by from columns of the row to the columns of that table they are looked for in
   */
  record LookUp(String from, Map<String, String> by, Unlisted missing) implements OfColumns {
    public LookUp {
      by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
    }
  }

  /** The column, which is to be created, holds values of this type besides those it held. */
  record Widen(LogicalType type) implements OfColumns {}

  /** What happens to a row when a value cannot be converted. */
  record Recover(OnFailure onFailure) implements OfColumns {}

  /** A target column is copied from this source column, also one that nothing filled before. */
  record CopyFrom(String target, String source) implements OfTables {}

  /** Only rows for which the condition is true are carried; empty: all rows. */
  record Keep(Optional<String> filter) implements OfTables {}

  /** How rows meet those that are there already. */
  record Write(WriteMode mode) implements OfTables {}

  /** The table is carried again after it was left out. */
  record TakeIn() implements OfTables {}

  /** The columns, or the tables when the scope names none, are left out. */
  record LeaveOut() implements OfColumns, OfTables {}

  /** The one column, or the one table, that is to be created is called otherwise. */
  record CallIt(String name) implements OfColumns, OfTables {}

  /** The plan is for the structure that both databases have now. */
  record AcceptStructure() implements Decision {}
}
