package dev.turnstone.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Gives names to keys and constraints that have none, in the way of {@code table_column_key}: the
 * same for the same schema every time, never twice, and short enough for every vendor.
 */
public final class GivenNames {
  private static final int LONGEST = 60;
  private final Set<String> taken = new HashSet<>();

  /** Starts from the names that are in use already; case does not tell names apart. */
  public GivenNames(List<String> inUse) {
    inUse.forEach(n -> taken.add(n.toLowerCase(Locale.ROOT)));
  }

  /** A new name made of the table, the columns and what it is. */
  public String give(String table, List<String> columns, String what) {
    String words = table + (columns.isEmpty() ? "" : "_" + String.join("_", columns));
    String name = shortened(words, what);
    for (int i = 1; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = shortened(words, what + i);
    }
    return name;
  }

  private static String shortened(String words, String ending) {
    String name = words + "_" + ending;
    if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return name;
    }
    CRC32 sum = new CRC32();
    sum.update(words.getBytes(StandardCharsets.UTF_8));
    String tail = "_" + Long.toHexString(sum.getValue()) + "_" + ending;
    int end = words.length();
    while ((words.substring(0, end) + tail).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      end = words.offsetByCodePoints(end, -1);
    }
    return words.substring(0, end) + tail;
  }
}
