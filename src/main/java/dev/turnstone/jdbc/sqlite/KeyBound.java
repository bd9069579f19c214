package dev.turnstone.jdbc.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * A key's value as a text that keeps its storage class: {@code i-5} an integer, {@code r} and the
 * 16 hex digits of a real's bits, {@code t} and a text, {@code u} and a text's bytes in hex where
 * they are not valid UTF-8, {@code b} and a blob in hex.
 */
final class KeyBound {
  private static final HexFormat HEX = HexFormat.of();

  private KeyBound() {}

  static String of(long rowid) {
    return "i" + rowid;
  }

  /** The number of a bound made of an integer. */
  static long number(String bound) {
    return Long.parseLong(bound, 1, bound.length(), 10);
  }

  /** The value of a column of the present row. */
  static String of(NativeStatement row, int column) throws SQLException {
    return switch (row.type(column)) {
      case NativeStatement.INTEGER -> of(row.longAt(column));
      case NativeStatement.FLOAT ->
          "r" + HEX.toHexDigits(Double.doubleToRawLongBits(row.doubleAt(column)));
      case NativeStatement.TEXT -> text(row.bytesAt(column));
      case NativeStatement.BLOB -> "b" + HEX.formatHex(row.bytesAt(column));
      default -> throw new IllegalStateException("a key that is NULL bounds nothing");
    };
  }

  private static String text(byte[] bytes) {
    try {
      return "t" + StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      return "u" + HEX.formatHex(bytes);
    }
  }

  static void bind(NativeStatement statement, int parameter, String bound) throws SQLException {
    String value = bound.substring(1);
    int code =
        switch (bound.charAt(0)) {
          case 'i' -> statement.bindLong(parameter, Long.parseLong(value));
          case 'r' ->
              statement.bindDouble(
                  parameter, Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(value)));
          case 't' -> statement.bindText(parameter, value.getBytes(StandardCharsets.UTF_8));
          case 'u' -> statement.bindText(parameter, HEX.parseHex(value));
          case 'b' -> statement.bindBlob(parameter, HEX.parseHex(value));
          default -> throw new IllegalArgumentException("this is no bound of an SQLite range");
        };
    if (code != NativeStatement.OK) {
      throw statement.failure(code);
    }
  }
}
