package dev.turnstone.jdbc;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The tables Turnstone itself keeps in a target while it works; no catalogue shows them. */
public final class OwnTables {
  private static final String KEYS = "turnstone_keys_";
  private static final Pattern OF_KEYS = Pattern.compile(KEYS + ".+_[0-9a-f]{16}");

  private OwnTables() {}

  public static boolean holds(String table) {
    return table.equals("turnstone_lease") || table.equals("turnstone_chunk") || ofKeys(table);
  }

  /** True for a table that keeps written keys. */
  public static boolean ofKeys(String table) {
    return OF_KEYS.matcher(table).matches();
  }

  /**
   * The name of the table that keeps the keys a run has written of a table.
   *
   * @param table as {@code schema.name}
   */
  public static String keys(String run, String table) {
    return keysOf(run) + HexFormat.of().toHexDigits(Hashing.xxh3_64().hashCharsToLong(table));
  }

  /** What the names of all such tables of a run begin with, and of no other run. */
  public static String keysOf(String run) {
    return KEYS + run + "_";
  }
}
