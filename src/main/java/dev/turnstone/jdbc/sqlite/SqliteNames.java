package dev.turnstone.jdbc.sqlite;

import java.util.List;

/** How SQLite tells names apart: the letters A to Z are the same in both cases, others are not. */
final class SqliteNames {
  private SqliteNames() {}

  /** The form in which equal names are equal texts. */
  static String fold(String name) {
    StringBuilder folded = new StringBuilder(name);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.setCharAt(i, (char) (c + 32));
      }
    }
    return folded.toString();
  }

  static List<String> fold(List<String> names) {
    return names.stream().map(SqliteNames::fold).toList();
  }
}
