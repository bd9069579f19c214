package dev.turnstone.sql;

import dev.turnstone.catalog.Vendor;

/** The dialect of each vendor. */
public final class Dialects {
  private static final Dialect SQLITE = new SqliteDialect();
  private static final Dialect POSTGRESQL = new PostgresDialect();
  private static final Dialect MARIADB = new MySqlDialect(Vendor.MARIADB);
  private static final Dialect MYSQL = new MySqlDialect(Vendor.MYSQL);

  private Dialects() {}

  public static Dialect of(Vendor vendor) {
    return switch (vendor) {
      case SQLITE -> SQLITE;
      case POSTGRESQL -> POSTGRESQL;
      case MARIADB -> MARIADB;
      case MYSQL -> MYSQL;
    };
  }
}
