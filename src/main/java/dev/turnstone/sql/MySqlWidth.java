package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Vendor;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Most bytes that a column of a MariaDB or MySQL table takes.
 *
 * @param row of the server's row, in which texts, blobs and JSON are references
 * @param page of a row in InnoDB's page, which long values leave but for a reference
 * @param key of a key over the whole column; {@link #ENDLESS} for what keys take only the start of
 */
record MySqlWidth(int row, int page, int key) {
  static final int ENDLESS = Integer.MAX_VALUE;

  /** Values that can be longer go to pages of their own. */
  private static final int INLINE = 255;

  private static final int SET_LABELS_IN_BYTES = 4;
  private static final Pattern TYPE = Pattern.compile("([a-z0-9]+)\\s*(?:\\(([0-9, ]*)\\))?.*");
  private static final Pattern CHARSET = Pattern.compile("character set ([a-z0-9]+)");
  private static final int[] DIGITS = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};

  private static final Map<String, Integer> FIXED =
      Map.ofEntries(
          Map.entry("tinyint", 1),
          Map.entry("smallint", 2),
          Map.entry("mediumint", 3),
          Map.entry("int", 4),
          Map.entry("bigint", 8),
          Map.entry("float", 4),
          Map.entry("double", 8),
          Map.entry("date", 3),
          Map.entry("year", 1),
          Map.entry("uuid", 16),
          Map.entry("inet6", 16),
          Map.entry("inet4", 4));

  private static final Set<String> TWO_BYTES =
      Set.of("ucs2", "sjis", "cp932", "gbk", "gb2312", "big5", "euckr");
  private static final Set<String> THREE_BYTES = Set.of("utf8", "utf8mb3", "ujis", "eucjpms");
  private static final Set<String> FOUR_BYTES =
      Set.of("utf8mb4", "utf16", "utf16le", "utf32", "gb18030");
  private static final Set<String> EVERY_CHARACTER_ALIKE = Set.of("ucs2", "utf32");

  static MySqlWidth of(Column column, Vendor vendor) {
    String type = column.nativeType().toLowerCase(Locale.ROOT);
    Matcher told = TYPE.matcher(type.replace('\n', ' '));
    String name = told.matches() ? told.group(1) : type;
    String size = told.matches() && told.group(2) != null ? told.group(2) : "";
    Integer fixed = FIXED.get(name);
    if (fixed != null) return fixed(fixed);
    return switch (name) {
      case "decimal", "numeric" -> fixed(decimal(size));
      case "datetime" -> fixed(5 + fraction(size));
      case "timestamp" -> fixed(4 + fraction(size));
      case "time" -> fixed(3 + fraction(size));
      case "bit" -> fixed((first(size, 1) + 7) / 8);
      case "enum" -> fixed(labels(column) < 256 ? 1 : 2);
      case "set" -> fixed(set(labels(column)));
      case "binary" -> fixed(first(size, 1));
      case "varbinary" -> varying(first(size, 1), vendor);
      case "char" -> character(first(size, 1), charset(column, type), vendor);
      case "varchar" -> varying(first(size, 1) * bytes(charset(column, type)), vendor);
      case "tinytext", "tinyblob" -> outside(1, vendor);
      case "text", "blob" -> outside(2, vendor);
      case "mediumtext", "mediumblob" -> outside(3, vendor);
      default -> outside(4, vendor);
    };
  }

  private static MySqlWidth fixed(int bytes) {
    return new MySqlWidth(bytes, bytes, bytes);
  }

  private static MySqlWidth varying(int bytes, Vendor vendor) {
    return new MySqlWidth(bytes + (bytes < 256 ? 1 : 2), paged(bytes, vendor), bytes);
  }

  /** A length and a pointer, which takes eight bytes. */
  private static MySqlWidth outside(int length, Vendor vendor) {
    return new MySqlWidth(length + 8, paged(ENDLESS, vendor), ENDLESS);
  }

  private static MySqlWidth character(int length, String charset, Vendor vendor) {
    int bytes = length * bytes(charset);
    boolean alike = bytes(charset) == 1 || EVERY_CHARACTER_ALIKE.contains(charset);
    return new MySqlWidth(bytes, alike ? bytes : paged(bytes, vendor), bytes);
  }

  /** What stays in the page of a value of up to so many bytes, with its length. */
  private static int paged(int bytes, Vendor vendor) {
    int reference = vendor == Vendor.MARIADB ? 20 : 40;
    return (bytes > INLINE ? reference : bytes) + 1;
  }

  private static int decimal(String size) {
    int digits = first(size, 10);
    String[] both = size.split(",", -1);
    int scale = both.length == 2 ? first(both[1], 0) : 0;
    int whole = digits - scale;
    return whole / 9 * 4 + DIGITS[whole % 9] + scale / 9 * 4 + DIGITS[scale % 9];
  }

  private static int fraction(String size) {
    return (first(size, 0) + 1) / 2;
  }

  private static int set(int labels) {
    return labels > SET_LABELS_IN_BYTES * 8 ? 8 : (labels + 7) / 8;
  }

  private static int labels(Column column) {
    if (column.type() instanceof LogicalType.LabelSet set) return set.labels().size();
    return column.type() instanceof LogicalType.Enumeration e ? e.labels().size() : ENDLESS;
  }

  private static int first(String size, int otherwise) {
    String number = size.split(",", 2)[0].strip();
    return number.isEmpty() ? otherwise : Integer.parseInt(number);
  }

  /** The one told in the type, else that of the collation, else that of the table. */
  private static String charset(Column column, String type) {
    Matcher told = CHARSET.matcher(type);
    if (told.find()) return told.group(1);
    return column
        .collation()
        .map(c -> c.toLowerCase(Locale.ROOT).split("_", 2)[0])
        .filter(c -> !c.startsWith("uca"))
        .orElse("utf8mb4");
  }

  private static int bytes(String charset) {
    if (FOUR_BYTES.contains(charset)) return 4;
    if (THREE_BYTES.contains(charset)) return 3;
    return TWO_BYTES.contains(charset) ? 2 : 1;
  }
}
