package dev.turnstone.jdbc;

/** The tables Turnstone itself keeps in a target while it works; no catalogue shows them. */
public final class OwnTables {
  private OwnTables() {}

  public static boolean holds(String table) {
    return table.equals("turnstone_lease") || table.equals("turnstone_chunk");
  }
}
