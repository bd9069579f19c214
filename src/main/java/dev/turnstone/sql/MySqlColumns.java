package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation.Computed;
import dev.turnstone.catalog.Vendor;
import java.util.Locale;
import java.util.regex.Pattern;

/** How columns of MariaDB and MySQL tables are defined. */
final class MySqlColumns {
  private static final int LONGEST_COMMENT = 1024;
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
}
