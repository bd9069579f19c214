package dev.turnstone.row;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.row.codec.Utf8;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What text a target column can hold: valid UTF-8, no U+0000 in PostgreSQL, the characters of the
 * column's charset and its length. SQLite declares lengths but does not know them.
 */
final class TextRules {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /** Bytes of PostgreSQL's type {@code name}, which cuts what is longer. */
  private static final int LONGEST_NAME = 63;

  private final Place to;
  private final boolean refusesNul;
  private final int mostCharacters;
  private final int mostBytes;
  private final CharacterSet characters;

  TextRules(Place to, OptionalInt max) {
    this.to = to;
    boolean limited = to.vendor() != Vendor.SQLITE;
    refusesNul = to.vendor() == Vendor.POSTGRESQL;
    mostCharacters = limited ? max.orElse(NO_LIMIT) : NO_LIMIT;
    mostBytes = mostBytes(to);
    characters =
        CharacterSet.ofCollation(
            to.vendor().mysqlFamily() ? to.column().collation().orElse(null) : null);
  }

  private static int mostBytes(Place to) {
    String type = to.column().nativeType();
    if (to.vendor().mysqlFamily()) return bytesOf(type);
    boolean name = to.vendor() == Vendor.POSTGRESQL && type.equals("name");
    return name ? LONGEST_NAME : NO_LIMIT;
  }

  /** How many bytes MariaDB's text and blob types hold. */
  static int bytesOf(String nativeType) {
    String type = nativeType.toLowerCase(Locale.ROOT);
    if (type.startsWith("tinytext") || type.startsWith("tinyblob")) return 255;
    if (type.startsWith("mediumtext") || type.startsWith("mediumblob")) return 16_777_215;
    boolean plain = type.matches("(text|blob)( .*)?");
    return plain ? 65_535 : NO_LIMIT;
  }

  /** Checks a TEXT cell. */
  @Nullable Refusal check(Cell cell) {
    byte[] bytes = cell.bytes();
    int offset = cell.offset();
    int length = cell.length();
    Utf8.Look look = Utf8.look(bytes, offset, length);
    if (look == Utf8.Look.MALFORMED) return new Refusal(Code.NOT_UTF8, to.typeText());
    if (look == Utf8.Look.HAS_NUL && refusesNul) return new Refusal(Code.HAS_NUL, "PostgreSQL");
    boolean tooLong =
        length > mostBytes
            || (length > mostCharacters && Utf8.codePoints(bytes, offset, length) > mostCharacters);
    if (tooLong) return new Refusal(Code.TOO_LONG, to.typeText());
    if (characters.holds(bytes, offset, length)) return null;
    return new Refusal(Code.NOT_IN_CHARSET, characters.name());
  }

  /** How many bytes of valid UTF-8 the target takes, ending with a whole character. */
  int fitting(Cell cell) {
    int length = cell.length();
    if (mostCharacters < length) {
      length = Utf8.prefix(cell.bytes(), cell.offset(), length, mostCharacters);
    }
    return Utf8.fitting(cell.bytes(), cell.offset(), length, mostBytes);
  }

  /** Takes trailing spaces off a TEXT cell. */
  static void trim(Cell cell) {
    int length = cell.length();
    while (length > 0 && cell.bytes()[cell.offset() + length - 1] == ' ') length--;
    if (length < cell.length()) {
      cell.setSlice(Cell.Kind.TEXT, cell.bytes(), cell.offset(), length);
    }
  }
}
