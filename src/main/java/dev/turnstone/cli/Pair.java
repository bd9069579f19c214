package dev.turnstone.cli;

import java.util.Optional;

/** Two texts around the first equals sign; one that belongs to the left text is {@code \=}. */
record Pair(String left, String right) {
  static Optional<Pair> parse(String text) {
    StringBuilder left = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && text.startsWith("\\=", i)) {
        left.append('=');
        i++;
      } else if (c == '=') {
        return Optional.of(new Pair(left.toString(), text.substring(i + 1)));
      } else {
        left.append(c);
      }
    }
    return Optional.empty();
  }

  /** {@code \N} is NULL, {@code \\N} the text {@code \N}, everything else itself. */
  static Optional<String> orNull(String text) {
    if (text.equals("\\N")) return Optional.empty();
    return Optional.of(text.equals("\\\\N") ? "\\N" : text);
  }
}
