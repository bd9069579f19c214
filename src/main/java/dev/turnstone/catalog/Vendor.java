package dev.turnstone.catalog;

/** The database products Turnstone speaks to. */
public enum Vendor {
  SQLITE("SQLite"),
  POSTGRESQL("PostgreSQL"),
  MARIADB("MariaDB"),
  MYSQL("MySQL");

  private final String title;

  Vendor(String title) {
    this.title = title;
  }

  /** How people write the product's name. */
  public String title() {
    return title;
  }

  /** True for MariaDB and MySQL, which share a wire protocol and most of their SQL. */
  public boolean mysqlFamily() {
    return this == MARIADB || this == MYSQL;
  }
}
