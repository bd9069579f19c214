package dev.turnstone.app.inventory;

import dev.turnstone.app.connection.Side;
import dev.turnstone.app.inventory.Inventory.Rating;
import dev.turnstone.app.profile.ColumnProfile;
import dev.turnstone.app.profile.TableProfile;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Every field of a database in a line, to be taken along: its structure, how sensitive it is, whose
 * it is, and figures of its profile. No value of a row is among them.
 *
 * @param titles of the columns of this list, {@value #COLUMNS}
 * @param lines as many entries each; a {@link Number} or a {@link String}
 */
public record FieldInventory(List<String> titles, List<List<Object>> lines) {
  /** Columns of the list. */
  public static final int COLUMNS = 14;

  private static final double PERCENT = 100;
  private static final List<Object> UNKNOWN = List.of("", "", "", "", "");

  public FieldInventory {
    titles = List.copyOf(titles);
    lines = List.copyOf(lines);
  }

  /** The words of the list, in the language of whoever reads it. */
  public interface Words {
    /**
     * Table, column, type, nullable, key, default, sensitivity, decided or suggested, owner, rows
     * looked at, percent NULL, different values, shortest, longest.
     */
    List<String> titles();

    String yesNo(boolean yes);

    String sensitivity(Sensitivity sensitivity);

    String basis(Rating rating);
  }

  /**
   * The fields of a database, by table and in their order within it.
   *
   * @param profiles of those tables that were looked at
   */
  public static FieldInventory of(
      Side side,
      Catalog catalog,
      Inventory inventory,
      Map<TableName, TableProfile> profiles,
      Words words) {
    List<List<Object>> lines = new ArrayList<>();
    for (Table table : catalog.tables()) {
      if (table.kind().holdsRows()) {
        for (Column column : table.columns()) {
          List<Object> line = new ArrayList<>(structure(table, column, words));
          Rating rating = inventory.rating(side, table, column);
          line.add(words.sensitivity(rating.sensitivity()));
          line.add(words.basis(rating));
          line.add(inventory.owner(side, table, column));
          line.addAll(
              Optional.ofNullable(profiles.get(table.name()))
                  .flatMap(p -> p.column(column.name()))
                  .map(FieldInventory::figures)
                  .orElse(UNKNOWN));
          lines.add(List.copyOf(line));
        }
      }
    }
    return new FieldInventory(words.titles(), lines);
  }

  private static List<Object> structure(Table table, Column column, Words words) {
    return List.of(
        table.name().toString(),
        column.name(),
        column.nativeType(),
        words.yesNo(column.nullable()),
        String.join(" ", marks(table, column.name())),
        column.defaultSql().orElse(""));
  }

  /** {@code PK}, {@code FK}, {@code UQ}, those that hold. */
  public static List<String> marks(Table table, String column) {
    List<String> marks = new ArrayList<>();
    if (table.keys().stream().anyMatch(k -> k.primary() && k.columns().contains(column))) {
      marks.add("PK");
    }
    if (table.foreignKeys().stream().anyMatch(k -> k.columns().contains(column))) {
      marks.add("FK");
    }
    if (table.keys().stream().anyMatch(k -> !k.primary() && k.columns().contains(column))) {
      marks.add("UQ");
    }
    return marks;
  }

  private static List<Object> figures(ColumnProfile profile) {
    return List.of(
        profile.rows(),
        Math.round(profile.nullShare() * PERCENT * PERCENT) / PERCENT,
        profile.distinct().count(),
        number(profile.extent().shortest()),
        number(profile.extent().longest()));
  }

  private static Object number(OptionalInt known) {
    return known.isPresent() ? (Object) known.getAsInt() : "";
  }
}
