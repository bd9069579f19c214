package dev.turnstone.jdbc.postgres;

/** What a PostgreSQL server of some version lets one ask about itself. */
record PostgresVersion(int major) {
  private static final int FIRST = 10;

  /** True when every query of this package works there. */
  boolean known() {
    return major >= FIRST;
  }

  /** The SQL for servers from a version on, or what stands for it on older ones. */
  String since(int version, String sql, String older) {
    return major >= version ? sql : older;
  }
}
