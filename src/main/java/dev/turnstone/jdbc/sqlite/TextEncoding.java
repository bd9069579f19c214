package dev.turnstone.jdbc.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How a database file stores text. SQLite hands the bytes of a text over as they are stored, so in
 * a UTF-16 file they are asked for as a blob beside the value, and made UTF-8 here.
 */
enum TextEncoding {
  UTF_8,
  UTF_16LE,
  UTF_16BE;

  static TextEncoding of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA encoding")) {
      return switch (result.getString(1)) {
        case "UTF-16le" -> UTF_16LE;
        case "UTF-16be" -> UTF_16BE;
        default -> UTF_8;
      };
    }
  }

  /** Columns of a result for each column of a table: the value, then its text's bytes. */
  int width() {
    return this == UTF_8 ? 1 : 2;
  }

  /** What to select for a column. */
  String selected(String column) {
    return this == UTF_8
        ? column
        : column
            + ", CASE typeof("
            + column
            + ") WHEN 'text' THEN CAST("
            + column
            + " AS BLOB) END";
  }

  /**
   * Stored UTF-16 as UTF-8. Half a surrogate pair becomes the three bytes that UTF-8 forbids, so
   * that it is seen for what it is; an odd last byte follows as it is.
   *
   * @param into at least three bytes for each two of {@code stored}, and one
   * @return the length in {@code into}
   */
  int toUtf8(byte[] stored, byte[] into) {
    int to = 0;
    int at = 0;
    while (at + 1 < stored.length) {
      int code = unit(stored, at);
      at += 2;
      if (Character.isHighSurrogate((char) code) && at + 1 < stored.length) {
        int low = unit(stored, at);
        if (Character.isLowSurrogate((char) low)) {
          code = Character.toCodePoint((char) code, (char) low);
          at += 2;
        }
      }
      to = append(code, into, to);
    }
    if (at < stored.length) {
      into[to++] = (byte) (stored[at] | 0x80); // no character at all: malformed UTF-8 too
    }
    return to;
  }

  private int unit(byte[] stored, int at) {
    int first = stored[at] & 0xff;
    int second = stored[at + 1] & 0xff;
    return this == UTF_16LE ? (second << 8) | first : (first << 8) | second;
  }

  private static int append(int code, byte[] into, int at) {
    int to = at;
    if (code < 0x80) {
      into[to++] = (byte) code;
    } else if (code < 0x800) {
      into[to++] = (byte) (0xc0 | (code >> 6));
      into[to++] = (byte) (0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
      into[to++] = (byte) (0xe0 | (code >> 12));
      into[to++] = (byte) (0x80 | ((code >> 6) & 0x3f));
      into[to++] = (byte) (0x80 | (code & 0x3f));
    } else {
      into[to++] = (byte) (0xf0 | (code >> 18));
      into[to++] = (byte) (0x80 | ((code >> 12) & 0x3f));
      into[to++] = (byte) (0x80 | ((code >> 6) & 0x3f));
      into[to++] = (byte) (0x80 | (code & 0x3f));
    }
    return to;
  }
}
