package dev.turnstone.catalog;

/** The database products Turnstone speaks to. */
public enum Vendor {
  SQLITE,
  POSTGRESQL,
  MARIADB,
  MYSQL;

  /** True for MariaDB and MySQL, which share a wire protocol and most of their SQL. */
  public boolean mysqlFamily() {
    return this == MARIADB || this == MYSQL;
  }
}
