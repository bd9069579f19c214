package dev.turnstone.jdbc.mariadb;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Takes a row of LOAD DATA text apart again, for the few rows that are sent one by one. */
final class LoadFields {
  private LoadFields() {}

  /** The fields between two places of the text, the end exclusive, unescaped; NULL as null. */
  static byte[] @Nullable [] split(byte[] text, int from, int to, int count) {
    byte[] @Nullable [] fields = new byte[count][];
    int start = from;
    for (int i = 0; i < count; i++) {
      int end = start;
      while (end < to && text[end] != '\t') {
        end++;
      }
      fields[i] = unescape(text, start, end);
      start = end + 1;
    }
    return fields;
  }

  private static byte @Nullable [] unescape(byte[] text, int from, int to) {
    if (to - from == 2 && text[from] == '\\' && text[from + 1] == 'N') {
      return null;
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream(to - from);
    for (int i = from; i < to; i++) {
      byte b = text[i];
      plain.write(b == '\\' ? meant(text[++i]) : b);
    }
    return plain.toByteArray();
  }

  private static int meant(byte escaped) {
    return switch (escaped) {
      case '0' -> 0;
      case 't' -> '\t';
      case 'n' -> '\n';
      default -> escaped;
    };
  }
}
