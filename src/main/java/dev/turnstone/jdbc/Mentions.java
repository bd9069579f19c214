package dev.turnstone.jdbc;

import java.util.List;
import java.util.Locale;

/** Tells which columns some SQL may speak of; rather one too many than one too few. */
public final class Mentions {
  private final String all;

  public Mentions(List<String> sql) {
    all = String.join("\n", sql).toLowerCase(Locale.ROOT);
  }

  /** True when the name stands somewhere, not as a part of a longer one. */
  public boolean have(String column) {
    String name = column.toLowerCase(Locale.ROOT);
    for (int at = all.indexOf(name); at >= 0; at = all.indexOf(name, at + 1)) {
      boolean before = at > 0 && Character.isJavaIdentifierPart(all.charAt(at - 1));
      int end = at + name.length();
      boolean after = end < all.length() && Character.isJavaIdentifierPart(all.charAt(end));
      if (!before && !after) {
        return true;
      }
    }
    return false;
  }
}
