package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Generation.Computed;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType.Bytes;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns of MariaDB and MySQL tables: their definitions, and how much of a row they take. */
final class MySqlColumns {
  private static final int ROW_BYTES = 65_535;
  private static final int LONGEST_COMMENT = 1024;
  private static final Pattern SIZED = Pattern.compile("(var)?(char|binary)\\((\\d+)\\).*");
  private static final Pattern BARE_DEFAULT =
      Pattern.compile(
          "(?i)(current_timestamp|now|localtime|localtimestamp)(\\(\\d?\\))?( on update .*)?"
              + "|_utf8mb4 x'[0-9a-f]*'|[bx]'[0-9a-f]*'");

  private final Dialect dialect;

  MySqlColumns(Dialect dialect) {
    this.dialect = dialect;
  }

  String define(Column column) {
    StringBuilder text =
        new StringBuilder(dialect.quote(column.name())).append(' ').append(column.nativeType());
    String type = column.nativeType().toLowerCase(Locale.ROOT);
    if (!type.contains("collate") && !type.equals("json")) {
      column.collation().ifPresent(c -> text.append(" COLLATE ").append(dialect.quote(c)));
    }
    if (column.generation().orElse(null) instanceof Computed computed) {
      text.append(" GENERATED ALWAYS AS (").append(computed.expression()).append(")");
      text.append(computed.stored() ? " STORED" : " VIRTUAL");
    } else {
      // NULL has to be said: a TIMESTAMP column without it may be NOT NULL
      text.append(column.nullable() ? " NULL" : " NOT NULL");
      column.defaultSql().ifPresent(d -> text.append(" DEFAULT ").append(byDefault(type, d)));
      if (column.generation().isPresent()) text.append(" AUTO_INCREMENT");
    }
    column.comment().ifPresent(c -> text.append(" COMMENT ").append(comment(c, LONGEST_COMMENT)));
    return text.toString();
  }

  /** Expressions stand in brackets; MySQL wants them for every default of a text, blob or JSON. */
  private String byDefault(String type, String sql) {
    boolean bare = Quoting.isPlainLiteral(sql) || BARE_DEFAULT.matcher(sql.strip()).matches();
    boolean never = dialect.vendor() == Vendor.MYSQL && outsideTheRow(type);
    boolean asIs = (bare && !never) || sql.strip().equalsIgnoreCase("null");
    return asIs ? sql : "(" + sql + ")";
  }

  /** The comment as a literal for a session without NO_BACKSLASH_ESCAPES. */
  static String comment(String text, int most) {
    int length = text.codePointCount(0, text.length());
    String shown =
        length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 3)) + "...";
    return Quoting.apostrophes(shown.replace("\\", "\\\\").replace("\0", "\\0"));
  }

  /** True for texts, blobs and JSON, of which an index takes only the start. */
  static boolean outsideTheRow(String type) {
    return type.contains("text") || type.contains("blob") || type.equals("json");
  }

  /** Bytes that a key over the whole column takes; 0 where it is short. */
  static int keyBytes(Column column) {
    String type = column.nativeType().toLowerCase(Locale.ROOT);
    return outsideTheRow(type) ? Integer.MAX_VALUE : sizedBytes(type).orElse(0);
  }

  /** Long texts and bytes outside keys leave the row, longest first, until it fits. */
  static Table fitting(Table design) {
    Set<String> keyed = keyed(design);
    List<Column> columns = new ArrayList<>(design.columns());
    while (columns.stream().mapToInt(MySqlColumns::rowBytes).sum() > ROW_BYTES) {
      Optional<Column> longest =
          columns.stream()
              .filter(c -> !keyed.contains(c.name()) && canLeave(c))
              .max(Comparator.comparingInt(MySqlColumns::rowBytes));
      if (longest.isEmpty()) break;
      columns.replaceAll(c -> c.equals(longest.get()) ? outside(c) : c);
    }
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
    return column.generation().isEmpty()
        && column.nativeType().toLowerCase(Locale.ROOT).startsWith("var");
  }

  private static Column outside(Column c) {
    boolean text = c.nativeType().toLowerCase(Locale.ROOT).startsWith("varchar");
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

  private static int rowBytes(Column column) {
    String type = column.nativeType().toLowerCase(Locale.ROOT);
    return sizedBytes(type).map(b -> b + 3).orElse(type.startsWith("decimal") ? 31 : 13);
  }

  private static Optional<Integer> sizedBytes(String type) {
    Matcher sized = SIZED.matcher(type);
    if (!sized.matches()) return Optional.empty();
    boolean wide = sized.group(2).equals("char") && !type.contains("character set ascii");
    return Optional.of(Integer.parseInt(sized.group(3)) * (wide ? MySqlTypes.CHARACTER_BYTES : 1));
  }
}
