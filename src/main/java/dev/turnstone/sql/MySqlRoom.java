package dev.turnstone.sql;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Generation.Computed;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.LogicalType.Bytes;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The room that MariaDB and MySQL have for a table's rows and keys. A row has to fit into the
 * server's own row and into half a page of InnoDB; long values that are no part of a key can stand
 * outside of both.
 */
final class MySqlRoom {
  private static final int ROW_BYTES = 65_535;
  private static final int PAGE = 16_384;
  private static final int MOST_KEYS = 64;

  private final Vendor vendor;

  MySqlRoom(Vendor vendor) {
    this.vendor = vendor;
  }

  /** Long texts and bytes outside keys leave the row, longest first, until it fits. */
  Table fitting(Table design) {
    Table inRow = leaving(design, ROW_BYTES, this::rowBytes, c -> width(c).row());
    return leaving(inRow, pageRoom(PAGE), this::pageBytes, c -> width(c).page());
  }

  private Table leaving(
      Table design, int room, ToIntFunction<Table> needed, ToIntFunction<Column> bytes) {
    int over = needed.applyAsInt(design) - room;
    if (over <= 0) return design;
    Set<String> keyed = keyed(design);
    List<Column> longestFirst =
        design.columns().stream()
            .filter(c -> !keyed.contains(c.name()) && canLeave(c))
            .sorted(Comparator.comparingInt(bytes).reversed())
            .toList();
    Map<Column, Column> left = new HashMap<>();
    for (Column column : longestFirst) {
      Column outside = outside(column);
      int gained = bytes.applyAsInt(column) - bytes.applyAsInt(outside);
      if (over <= 0 || gained <= 0) break;
      over -= gained;
      left.put(column, outside);
    }
    return with(design, design.columns().stream().map(c -> left.getOrDefault(c, c)).toList());
  }

  private static Table with(Table design, List<Column> columns) {
    return new Table(
        design.name(),
        design.kind(),
        columns,
        design.keys(),
        design.foreignKeys(),
        design.indexes(),
        design.checks(),
        design.traits());
  }

  private static Set<String> keyed(Table table) {
    Set<String> names = new HashSet<>();
    for (Key key : table.keys()) names.addAll(key.columns());
    for (ForeignKey key : table.foreignKeys()) names.addAll(key.columns());
    return names;
  }

  private static boolean canLeave(Column column) {
    String type = column.nativeType().toLowerCase(Locale.ROOT);
    boolean sized = type.startsWith("varchar") || type.startsWith("char");
    return column.generation().isEmpty()
        && (sized || type.startsWith("varbinary") || type.startsWith("binary"));
  }

  private static Column outside(Column c) {
    boolean text = c.nativeType().toLowerCase(Locale.ROOT).contains("char");
    return new Column(
        c.name(),
        text ? Text.UNLIMITED : Bytes.UNLIMITED,
        text ? "longtext" : "longblob",
        c.nullable(),
        c.collation(),
        c.defaultSql(),
        c.generation(),
        c.comment());
  }

  /** What keeps the server from making the table, whose rows and keys have no room. */
  List<Problem> obstacles(Table design, Catalog target) {
    int page = Integer.parseInt(target.settings().getOrDefault("innodb_page_size", "" + PAGE));
    List<Problem> problems = new ArrayList<>();
    if (rowBytes(design) > ROW_BYTES) {
      problems.add(tooWide(design, rowBytes(design), ROW_BYTES, ",", c -> width(c).row()));
    } else if (pageBytes(design) > pageRoom(page)) {
      String where = " of a page even with its long values outside,";
      problems.add(tooWide(design, pageBytes(design), pageRoom(page), where, c -> width(c).page()));
    }
    boolean hashes = target.product().vendor() == Vendor.MARIADB && target.product().atLeast(10, 4);
    for (Key key : design.keys()) {
      if (key.primary() || !hashes) tooLong(design, key, page).ifPresent(problems::add);
    }
    int keys = design.keys().size() + design.indexes().size();
    if (keys > MOST_KEYS) {
      problems.add(
          Problem.blocker(
              Code.TOO_MANY_KEYS, where(design), number(keys), number(MOST_KEYS), title()));
    }
    return problems;
  }

  private Problem tooWide(
      Table design, int needed, int room, String where, ToIntFunction<Column> bytes) {
    String widest =
        design.columns().stream()
            .sorted(Comparator.comparingInt(bytes).reversed())
            .limit(3)
            .map(Column::name)
            .collect(Collectors.joining(", "));
    return Problem.blocker(
        Code.ROW_TOO_WIDE, where(design), number(needed), where, number(room), title(), widest);
  }

  private Optional<Problem> tooLong(Table design, Key key, int page) {
    long bytes = 0;
    boolean endless = false;
    for (KeyPart part : key.parts()) {
      Optional<Column> column = part.column().flatMap(design::column);
      if (column.isEmpty() || part.prefix().isPresent()) continue;
      int taken = width(column.get()).key();
      endless |= taken == MySqlWidth.ENDLESS;
      bytes += taken;
    }
    long most = keyRoom(page);
    if (bytes <= most) return Optional.empty();
    String taken = endless ? "endless texts" : String.format(Locale.ROOT, "%,d bytes", bytes);
    String room = String.format(Locale.ROOT, "%,d bytes", most);
    return Optional.of(
        Problem.blocker(Code.KEY_TOO_LONG, where(design), key.name(), taken, room, title()));
  }

  /** Fields one after the other, with a bit for each that can be NULL, and one more. */
  private int rowBytes(Table table) {
    int nullable = (int) table.columns().stream().filter(Column::nullable).count();
    return table.columns().stream().mapToInt(c -> width(c).row()).sum() + (nullable + 8) / 8;
  }

  /** With the head of a record, the transaction it is of, and a number where it has no key. */
  private int pageBytes(Table table) {
    int nullable = (int) table.columns().stream().filter(Column::nullable).count();
    int head = 5 + (nullable + 7) / 8 + 13 + (table.primaryKey().isPresent() ? 0 : 6);
    return head
        + table.columns().stream().filter(this::stored).mapToInt(c -> width(c).page()).sum();
  }

  private boolean stored(Column column) {
    return !(column.generation().orElse(null) instanceof Computed c) || c.stored();
  }

  /** Two rows have to fit into a page beside its own head and foot. */
  private static int pageRoom(int page) {
    return Math.min((page - 132) / 2, 16_383) - 1;
  }

  private static int keyRoom(int page) {
    return Math.min(MySqlTypes.KEY_BYTES, page / 16 * 3);
  }

  private MySqlWidth width(Column column) {
    return MySqlWidth.of(column, vendor);
  }

  private static Location where(Table table) {
    return Location.table(table.name().toString());
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private String title() {
    return vendor.title();
  }
}
